using Broker.Core.Access;
using Broker.Core.Staff;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>The firm itself: its people, what they may do, the words of its checklists.</summary>
internal static class DemoStaff
{
    public static readonly Guid ToDo = DemoBook.Id<ActionStatus>("to-do");
    public static readonly Guid UnderWay = DemoBook.Id<ActionStatus>("under-way");
    public static readonly Guid Done = DemoBook.Id<ActionStatus>("done");
    public static readonly Guid Dropped = DemoBook.Id<ActionStatus>("dropped");

    public static void Write(DemoBook book, string passwordHash)
    {
        var firm = Cast.Firm;
        book.Add(new Firm
        {
            Id = Firm.OnlyId, Name = firm.Name, Street = firm.Street, PostalCode = firm.PostalCode, City = firm.City, Orias = firm.Orias,
            Phone = firm.Phone, Email = firm.Email, Logo = firm.Logo,
            // Whoever tries the demo has no second factor; a real firm asks its administrators for one.
            SecondFactor = SecondFactorFor.Nobody,
            Offices = [new() { Name = "Bureau de Marquenbourg", Street = "11 rue des Tanneurs", PostalCode = "59999", City = "Marquenbourg", Phone = "03 00 55 00 10" }],
        });
        var profiles = Profile.Shipped("Administrateur", "Courtier", "Assistant")
            .Select(p => book.Add(new Profile { Id = DemoBook.Id<Profile>(p.Name), Name = p.Name, IsAdministrator = p.IsAdministrator, Permissions = p.Permissions }))
            .ToList();
        Staff(Cast.Helene, profiles[0]);
        Staff(Cast.Theo, profiles[1]);
        Staff(Cast.Ines, profiles[2]);
        Staff(Cast.Oliver, profiles[1]);
        foreach (var contact in Cast.Contacts) book.Add(PersonOf(contact, passwordHash));
        var group = book.Add(Person.OfGroup(Cast.Rivelaine.Id, Cast.Rivelaine.Name));
        (group.Id, group.UserName, group.NormalizedUserName, group.PasswordHash) = (DemoId.Of("group:" + Cast.GroupIdentifier), Cast.GroupIdentifier, Cast.GroupIdentifier.ToUpperInvariant(), passwordHash);

        Status(ToDo, "À faire", 1, StatusColour.Warn);
        Status(UnderWay, "En cours", 2, StatusColour.Info);
        Status(Done, "Terminée", 3, StatusColour.Good, finished: true);
        Status(Dropped, "Sans suite", 4, StatusColour.Plain, finished: true);

        void Staff(CastPerson member, Profile profile)
        {
            var person = book.Add(PersonOf(member, passwordHash));
            person.ProfileId = profile.Id;
        }

        void Status(Guid id, string name, int position, StatusColour colour, bool finished = false) =>
            book.Add(new ActionStatus { Id = id, Name = name, Position = position, Colour = colour, Finished = finished });
    }

    private static Person PersonOf(CastPerson member, string passwordHash)
    {
        var person = Person.Of(member.Email, member.FirstName, member.LastName, member.Language);
        (person.Id, person.PasswordHash) = (member.Id, passwordHash);
        return person;
    }
}
