using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.SignIn;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Who came to the demo firm's extranet lately, who is asked in, and who waits to be let in.</summary>
internal static class DemoDoor
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
        Iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        Android = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

    private static readonly CastPerson Juliette = new("Juliette", "Sorbier", "juliette@hartwell.example"), Bastien = new("Bastien", "Aubry", "bastien@tilleuls.example");

    public static void Write(DemoBook book)
    {
        Join(book, Juliette, Cast.Hartwell, AccessGroup.Limited, "Responsable qualité", AccessStage.Invited);
        Join(book, Bastien, Cast.Tilleuls, AccessGroup.Full, "Membre du conseil syndical", AccessStage.Awaiting);
        Asked(book);
        Waiting(book);
        SignIns(book);
    }

    private static void Join(DemoBook book, CastPerson who, CastClient client, AccessGroup group, string role, AccessStage stage)
    {
        var person = Person.Of(who.Email, who.FirstName, who.LastName);
        person.Id = who.Id;
        book.Add(person);
        book.Add(new Contact { Id = DemoBook.Id<Contact>(who.Email), ClientId = client.Id, FirstName = who.FirstName, LastName = who.LastName, Role = role, Email = who.Email, PersonId = who.Id });
        book.Add(new Membership { Id = MembershipOf(who), ClientId = client.Id, PersonId = who.Id, Group = group, Stage = stage });
    }

    private static void Asked(DemoBook book)
    {
        var at = book.Now.AddDays(-2);
        var link = book.Add(new OneTimeLink
        {
            Id = DemoBook.Id<OneTimeLink>(Juliette.Email), Purpose = LinkPurpose.Invitation, PersonId = Juliette.Id, MembershipId = MembershipOf(Juliette), CreatedAt = at, ExpiresAt = at + OneTimeLink.InvitationLasts,
        });
        link.Send(new string('0', OneTimeLink.HashLength), at);
    }

    private static void Waiting(DemoBook book)
    {
        var task = book.Add(new TaskItem
        {
            Id = DemoBook.Id<TaskItem>("first-login"), Subject = $"Valider le premier accès à l’extranet : {Bastien.FullName}", Kind = TaskKind.ExtranetValidation, PlannedOn = book.Today,
            CreatedAt = book.Now.AddHours(-3), CreatedBy = Bastien.FullName, ClientId = Cast.Tilleuls.Id, SubjectId = MembershipOf(Bastien),
        });
        task.Address([Cast.Theo.Id, Cast.Helene.Id], []);
    }

    private static void SignIns(DemoBook book)
    {
        Came(Cast.Nadege, 1, SignInWay.Password, Firefox, "198.51.100.24");
        Came(Cast.Nadege, 26, SignInWay.Code, Iphone, "203.0.113.80");
        Came(Cast.Nadege, 27, SignInWay.Password, Iphone, "203.0.113.80", SignInOutcome.Wrong);
        Came(Cast.Luc, 52, SignInWay.Password, Iphone, "203.0.113.17");
        Came(Cast.Karim, 5, SignInWay.Passkey, Android, "198.51.100.31");
        Came(Cast.Karim, 30, SignInWay.Passkey, Android, "198.51.100.31");
        Came(Cast.Marc, 80, SignInWay.Code, Android, "192.0.2.45");
        Came(Cast.Odile, 20, SignInWay.Password, Firefox, "192.0.2.120");
        Came(Bastien, 3, SignInWay.Link, Firefox, "192.0.2.121");
        Came(Cast.Emma, 9, SignInWay.Passkey, Firefox, "198.51.100.90");

        void Came(CastPerson who, int hours, SignInWay way, string agent, string address, SignInOutcome outcome = SignInOutcome.In) => book.Add(new SignInRecord
        {
            Id = DemoBook.Id<SignInRecord>($"{who.Email}/{hours}"), PersonId = who.Id, At = book.Now.AddHours(-hours).AddMinutes(-hours * 7 % 60), Way = way, Outcome = outcome, Address = address, Agent = agent,
        });
    }

    private static Guid MembershipOf(CastPerson who) => DemoBook.Id<Membership>(who.Email);
}
