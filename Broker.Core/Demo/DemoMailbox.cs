using Broker.Core.Access;
using Broker.Core.Communication.Mailboxes;

namespace Broker.Core.Demo;

/// <summary>A mailbox as it stands after some weeks, switched off: there is no such server. What no record took waits in it.</summary>
internal static class DemoMailbox
{
    private const string Address = "sinistres@ardelane.example";

    public static void Write(DemoBook book)
    {
        foreach (var reader in book.Rows.OfType<Person>().Where(p => p.Id == Cast.Helene.Id || p.Id == Cast.Ines.Id)) reader.MailAccounts = [new(Address, false)];
        var box = book.Add(new Mailbox
        {
            Id = DemoBook.Id<Mailbox>(Address), Name = "Sinistres", Address = Address, Host = "imap.ardelane.example", Port = 993, Safety = MailSafety.Tls, UserName = Address, SealedPassword = "",
            Since = book.Today.AddDays(-40), Active = false, OwnerId = Cast.Helene.Id,
        });
        book.Add(new MailboxStanding { Id = DemoBook.Id<MailboxStanding>(Address), MailboxId = box.Id }).Done(more: false, book.Now.AddMinutes(-25));
        In(book, box, 1, "Garage des Tilleuls <atelier@garage-tilleuls.example>", "atelier@garage-tilleuls.example", "Devis de réparation du fourgon",
            "Bonjour,\n\nVotre client nous a confié son fourgon après le choc de mardi. Vous trouverez notre estimation ; nous attendons votre accord avant de commander les pièces.\n\nGarage des Tilleuls");
        In(book, box, 2, "Cabinet d’expertise Roussel <contact@roussel-expertise.example>", "contact@roussel-expertise.example", "Rendez-vous d’expertise, dossier 26-1187",
            "Madame, Monsieur,\n\nL’expertise aura lieu jeudi à 14 h sur place. Merci d’en prévenir l’assuré.\n\nCabinet Roussel");
        book.Add(FetchedMail.Aside(FetchedMail.TooLarge, box.Id, 1, 3, new string('3', FetchedMail.HashLength), book.Now.AddHours(-30), book.Now.AddHours(-29), 48_300_000,
            "Photos chantier <photos@batirenov.example>", "photos@batirenov.example", "Photos du dégât des eaux"));
        In(book, box, 4, "Salon des assureurs <infos@salon-assureurs.example>", "infos@salon-assureurs.example", "Votre badge pour le salon", "Bonjour,\n\nVotre badge vous attend à l’entrée.").Dismiss(Cast.Ines.FullName, book.Now.AddHours(-4));
    }

    private static FetchedMail In(DemoBook book, Mailbox box, int number, string from, string sender, string subject, string text) => book.Add(new FetchedMail
    {
        Id = DemoBook.Id<FetchedMail>(subject), MailboxId = box.Id, Validity = 1, Uid = number, Hash = new string((char)('0' + number), FetchedMail.HashLength), Key = $"<{number}@demo.example>", From = from,
        Sender = sender, To = Address, Subject = subject, Text = text, At = book.Now.AddHours(-6 * number), FetchedAt = book.Now.AddHours(-6 * number).AddMinutes(8), Size = 4_000 + 900 * number,
    });
}
