using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>An authority that nobody trusts, and a certificate that it signed for this machine.</summary>
internal sealed record TestCertificates(string Authority, string Certificate, string Key)
{
    /// <summary>Makes the files in a folder.</summary>
    public static TestCertificates In(TestFolder folder)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=ReviewBot tests", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        using var authority = root.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, to, [1, 2, 3, 4]);
        return new TestCertificates(
            folder.Write("authority.pem", authority.ExportCertificatePem()),
            folder.Write("server.pem", certificate.ExportCertificatePem()),
            folder.Write("server.key", key.ExportPkcs8PrivateKeyPem()));
    }

    /// <summary>The certificate with its key, for a server of the test's own.</summary>
    public X509Certificate2 Load() => X509Certificate2.CreateFromPemFile(Certificate, Key);
}
