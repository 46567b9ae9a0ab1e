using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Core.Demo;

/// <summary>The rest of Rivelaine's people, so that who has access reads like a company: each group, each of the three rights, things shared whole and in part.</summary>
internal static class DemoPeople
{
    public static void Write(DemoBook book)
    {
        Join(book, Cast.Farah, AccessGroup.Full, "Responsable administrative", "06 00 55 03 21");
        var elodie = Join(book, Cast.Elodie, AccessGroup.Limited, "Assistante de direction", "06 00 55 03 22");
        elodie.SeesAllDocuments = true;
        Share(elodie, Cast.Depots, ContractPart.Guarantees | ContractPart.Documents);
        var yvan = Join(book, Cast.Yvan, AccessGroup.Limited, "Chef d’atelier", "06 00 55 03 23");
        yvan.MaySubmitWorkbooks = true;
        Share(yvan, Cast.Fleet, ContractPart.Items | ContractPart.Claims);
        var gilles = Join(book, Cast.Gilles, AccessGroup.ViewOnly, "Expert-comptable", null);
        gilles.MaySubmitForms = true;
        foreach (var contract in new[] { Cast.Goods, Cast.Liability, Cast.Cyber }) Share(gilles, contract, ContractPart.Account);
        Join(book, new("Solène", "Picard", "solene@rivelaine.example"), AccessGroup.Limited, "Chargée d’exploitation", null).Stage = AccessStage.Invited;
    }

    private static Membership Join(DemoBook book, CastPerson who, AccessGroup group, string role, string? phone)
    {
        var person = book.Add(Person.Of(who.Email, who.FirstName, who.LastName));
        person.Id = who.Id;
        // Who was only asked in has no password yet.
        person.PasswordHash = who.Email.StartsWith("solene", StringComparison.Ordinal) ? null : book.Rows.OfType<Person>().First(p => p.Id == Cast.Nadege.Id).PasswordHash;
        book.Add(new Contact { Id = DemoBook.Id<Contact>(who.Email), ClientId = Cast.Rivelaine.Id, FirstName = who.FirstName, LastName = who.LastName, Role = role, Email = who.Email, Phone = phone, PersonId = who.Id });
        return book.Add(new Membership { Id = DemoBook.Id<Membership>(who.Email), ClientId = Cast.Rivelaine.Id, PersonId = who.Id, Group = group, AllContracts = group == AccessGroup.Full });
    }

    private static void Share(Membership membership, CastContract contract, ContractPart parts) => membership.Shares.Add(new ItemShare
    {
        Id = DemoBook.Id<ItemShare>($"{membership.Id}/{contract.Key}"), ClientId = membership.ClientId, MembershipId = membership.Id, Kind = SharedItem.Contract, ItemId = contract.Id, Parts = parts,
    });
}
