using Broker.Core.Common;

namespace Broker.Core.Certificates;

/// <summary>What becomes of a PDF the firm issues. Locked: it opens for everybody and no program changes it. Signed: with the firm's own key, so that a change is seen.</summary>
public enum PaperProtection { None, Locked, Signed }

/// <summary>How the firm's papers are protected: one row, made when it is first set.</summary>
public sealed class PaperSettings : Entity, IStaffOnly
{
    public const int NameLength = 200;

    /// <summary>There is one: two who make it at the same moment make the same.</summary>
    public static readonly Guid Only = new("5e77196e-0a1d-4f4e-8f4b-7d0c5c5a9e01");

    public PaperProtection Protection { get; set; }

    /// <summary>The key's file and its password, sealed with the portal's keys: of no use to whoever has only the database, and never shown.</summary>
    public string? SealedKey { get; private set; }
    public string? KeySubject { get; private set; }
    public string? KeyIssuer { get; private set; }
    public DateTime? KeyExpiresAt { get; private set; }
    public DateTime? KeySetAt { get; private set; }
    public string? KeySetBy { get; private set; }

    /// <summary>Is told before it expires.</summary>
    public Guid? KeySetById { get; private set; }

    public void SetKey(string @sealed, string subject, string issuer, DateTime expiresAt, DateTime at, string by, Guid? byId) =>
        (SealedKey, KeySubject, KeyIssuer, KeyExpiresAt, KeySetAt, KeySetBy, KeySetById) = (@sealed, Inputs.Cut(subject, NameLength), Inputs.Cut(issuer, NameLength), expiresAt, at, by, byId);

    public Result RemoveKey()
    {
        if (Protection == PaperProtection.Signed) return new Problem("papers.key-in-use");
        (SealedKey, KeySubject, KeyIssuer, KeyExpiresAt, KeySetAt, KeySetBy, KeySetById) = (null, null, null, null, null, null, null);
        return Result.Done;
    }

    public Result Protect(PaperProtection protection)
    {
        if (protection == PaperProtection.Signed && SealedKey is null) return new Problem("papers.no-key", nameof(Protection));
        Protection = protection;
        return Result.Done;
    }
}
