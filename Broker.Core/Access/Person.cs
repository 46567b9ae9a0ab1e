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
