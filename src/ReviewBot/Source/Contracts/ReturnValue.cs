using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>A value on a path: what it may be, and the calls whose results it may be besides.</summary>
/// <param name="May">What it may be, calls aside.</param>
/// <param name="Proven">What of that a path surely gives.</param>
/// <param name="Calls">The calls.</param>
public sealed record ReturnValue(Results May, Results Proven, ImmutableArray<CallResult> Calls)
{
    /// <summary>No value at all.</summary>
    public static ReturnValue None { get; } = new(Results.None, Results.None, []);

    /// <summary>Anything.</summary>
    public static ReturnValue Anything { get; } = new(Results.All, Results.None, []);

    /// <summary>What is seen in the source.</summary>
    public static ReturnValue Seen(Results results) => new(results, results, []);

    /// <summary>What is one of several.</summary>
    public static ReturnValue OneOf(Results results) => new(results, Results.None, []);

    /// <summary>The result of a call.</summary>
    public static ReturnValue Of(int function) => new(Results.None, Results.None, [new(function, Transfer.Same)]);

    /// <summary>Whether no path gives it.</summary>
    public bool IsNone => May == Results.None && Calls.IsEmpty;

    /// <summary>What is left when a test lets only some results through.</summary>
    public ReturnValue Only(Results kept)
    {
        var may = Settled(May & kept, Proven);
        if (Calls.IsEmpty)
            return may == May ? this : new(may, Proven & kept, []);

        return new(may, Proven & kept, [.. Calls.Select(call => new CallResult(call.Function, call.Transfer.Only(kept))).Where(static call => call.Transfer.Bits != 0)]);
    }

    /// <summary>
    /// What is left of something not understood when a test for "below zero" let it through is an error code, unless
    /// another negative number was seen.
    /// </summary>
    public static Results Settled(Results may, Results proven) =>
        may == (Results.Error | Results.Negative) && !proven.HasFlag(Results.Negative) ? Results.Error : may;

    /// <summary>What a macro makes of it.</summary>
    public ReturnValue Through(Transfer transfer) => new(
        transfer.Of(May),
        transfer.Of(Proven),
        [.. Calls.Select(call => new CallResult(call.Function, call.Transfer.Then(transfer))).Where(static call => call.Transfer.Bits != 0)]);

    /// <summary>This or another, on different paths.</summary>
    public ReturnValue Or(ReturnValue other)
    {
        if (IsNone || Equals(other))
            return other;

        if (other.IsNone)
            return this;

        return new(May | other.May, Proven | other.Proven, [.. Calls.Union(other.Calls).OrderBy(call => (call.Function, call.Transfer.Bits))]);
    }

    /// <summary>The same, with nothing surely given.</summary>
    public ReturnValue Unproven => Proven == Results.None ? this : this with { Proven = Results.None };

    /// <inheritdoc/>
    public bool Equals(ReturnValue? other) =>
        other is not null && May == other.May && Proven == other.Proven && Calls.AsSpan().SequenceEqual(other.Calls.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(May, Proven, Calls.Length, Calls.IsEmpty ? default : Calls[0]);
}

/// <summary>What a call gives to a value.</summary>
/// <param name="Function">The name of what is called, by its place in the list of names.</param>
/// <param name="Transfer">What becomes of its result on the way.</param>
public readonly record struct CallResult(int Function, Transfer Transfer);
