using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;

namespace Broker.Core.Certificates;

/// <summary>Whoever certificates of a client are for, time and again: a project owner, a landlord, a bank. The client keeps the book, the firm may too.</summary>
public sealed class CertificateRecipient : Entity, IOwned
{
    public const int NameLength = 160, AddressLength = 300, EmailLength = 254, WordingLength = 500;

    public required Guid ClientId { get; init; }
    public required string Name { get; set; }

    /// <summary>As on an envelope, several lines.</summary>
    public string? Address { get; set; }
    public string? Email { get; set; }

    /// <summary>What they want to read on theirs: the site, the lease, the file number.</summary>
    public string? Wording { get; set; }

    /// <summary>Out of the book; what was made for them stays as it is.</summary>
    public bool Removed { get; set; }

    public RecipientWords Words(string? wording = null) => new(Name, Address, Inputs.Tidy(wording) ?? Wording);
}

/// <summary>What a certificate says of whom it is for, as it was when it was asked for.</summary>
public sealed record RecipientWords(string Name, string? Address, string? Wording);
