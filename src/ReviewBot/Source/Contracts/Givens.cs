namespace ReviewBot.Source.Contracts;

/// <summary>
/// What allocators return: their bodies end in assembler and in choices made at boot, and all of them give NULL when
/// there is no memory.
/// </summary>
internal static class Givens
{
    /// <summary>What a function returns, whatever its body; null where the body tells.</summary>
    public static ReturnValue? Of(ReadOnlySpan<char> function) => function switch
    {
        "kmalloc" or "__kmalloc" or "kmalloc_track_caller" or "__kmalloc_track_caller" or "kmalloc_node_track_caller" or "__kmalloc_node_track_caller" or "kmalloc_node" or "__kmalloc_node" or "kmalloc_large" or "kmalloc_large_node" or "kmalloc_trace"
            or "kmalloc_node_trace" or "kmem_cache_alloc" or "kmem_cache_alloc_node" or "kmem_cache_alloc_lru" or "krealloc"
            or "kvmalloc_node" or "kvrealloc" or "__vmalloc_node_range" or "__vmalloc_node" or "__vmalloc" or "vmalloc"
            or "alloc_pages" or "__alloc_pages" or "alloc_pages_node" or "__folio_alloc" or "folio_alloc" or "__alloc_percpu"
            or "__alloc_percpu_gfp" or "mempool_alloc" or "dma_alloc_attrs" or "dma_pool_alloc" or "memblock_alloc"
            or "devm_kmalloc" or "devres_alloc_node" or "__devres_alloc_node" or "ioremap" or "ioremap_prot" or "__ioremap" =>
            ReturnValue.Seen(Results.Zero | Results.Above),
        _ => null,
    };
}
