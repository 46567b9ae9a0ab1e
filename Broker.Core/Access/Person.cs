using Microsoft.AspNetCore.Identity;

namespace Broker.Core.Access;

/// <summary>One human identity, one e-mail address: staff of the firm (with a profile) or contact of client accounts (with memberships).</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    public required string FirstName { get; set; }
    public required string LastName { get; set; }

    /// <summary>"fr" or "en".</summary>
    public string Language { get; set; } = "fr";

    /// <summary>Staff only: the profile that grants their permissions.</summary>
    public Guid? ProfileId { get; set; }
    public Profile? Profile { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Nobody's own sign-in, but the second credentials of a principal (D-22): this client's.</summary>
    public Guid? GroupOf { get; init; }

    /// <summary>Mailboxes a colleague writes from beside the one they sign in with (R-USR-04); null for none.</summary>
    public List<MailAccount>? MailAccounts { get; set; }

    /// <summary>All of them, the one they sign in with first.</summary>
    public IReadOnlyList<string> Mailboxes => [Email!, .. (MailAccounts ?? []).Select(account => account.Address)];

    /// <summary>It is one of theirs.</summary>
    public bool Reads(string address) => Mailboxes.Contains(address, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where answers to what they write go: to the mailbox they chose, as long as it is one of theirs, else to their default one, of which there is exactly one.</summary>
    public string? AnswersAt(string? chosen = null) =>
        chosen is not null && Mailboxes.Contains(chosen, StringComparer.OrdinalIgnoreCase) ? chosen : MailAccounts?.Find(account => account.Default)?.Address ?? Email;

    public bool IsStaff => ProfileId is not null;
    public string FullName => $"{FirstName} {LastName}".Trim();

    /// <summary>The second credentials of a principal; the address is nobody's and is never written to.</summary>
    public static Person OfGroup(Guid clientId, string name)
    {
        var id = Guid.CreateVersion7();
        var address = $"{id:n}@group.invalid";
        return new()
        {
            Id = id, GroupOf = clientId, FirstName = "", LastName = name, Email = address, NormalizedEmail = address.ToUpperInvariant(), EmailConfirmed = true, LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
    }

    public static Person Of(string email, string firstName, string lastName, string language = "fr") => new()
    {
        Email = email, UserName = email, FirstName = firstName, LastName = lastName, Language = language,
        NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(),
        EmailConfirmed = true, LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N"),
    };
}

/// <param name="Default">Answers go there unless the writer chooses another; when none is, to the one they sign in with.</param>
public sealed record MailAccount(string Address, bool Default);
