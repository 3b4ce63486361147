using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Servers;

/// <summary>Which certificates of a server are trusted: those the system trusts, and those of a file.</summary>
internal sealed class Certificates(MailServer server)
{
    /// <summary>Why the last one was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether a server is who it says; in the form that TLS streams ask in.</summary>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = errors switch
        {
            SslPolicyErrors.None => null,
            _ when certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) =>
                "the server shows no certificate",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) =>
                $"the certificate of the server does not name {server.Host}",
            _ when server.CertificateFile is { } file => IsSignedBy(file, certificate, chain)
                ? null
                : $"the certificate of the server is trusted neither by the system nor by {file}",
            _ => "the certificate of the server is not trusted by the system",
        };
        return Refusal is null;
    }

    private static bool IsSignedBy(string file, X509Certificate certificate, X509Chain? presented)
    {
        using var chain = new X509Chain();
        try
        {
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"{file}: {Output.Reason(e)}");
        }

        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        // a list of revoked certificates is on another machine, which need not be there
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);

        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }
}
