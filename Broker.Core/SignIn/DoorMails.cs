using Broker.Core.Access;

namespace Broker.Core.SignIn;

internal static class DoorMails
{
    /// <summary>To an address somebody typed: whether anybody is there is seen when its turn comes.</summary>
    public static DoorMail To(DoorMailKind kind, string email, string language, DateTime now, string? words = null) =>
        new() { Kind = kind, To = email.Trim(), Language = language, Words = words, CreatedAt = now, DueAt = now };

    /// <summary>To somebody known.</summary>
    public static DoorMail To(DoorMailKind kind, Person person, DateTime now, string? about = null, string? words = null) =>
        new() { Kind = kind, To = person.Email!, Language = person.Language, Name = person.FullName, About = about, Words = words, CreatedAt = now, DueAt = now };
}
