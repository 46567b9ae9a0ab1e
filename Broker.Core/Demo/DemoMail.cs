using Broker.Core.Communication;

namespace Broker.Core.Demo;

/// <summary>What the cast and the firm have written to each other.</summary>
internal static class DemoMail
{
    private const string From = "bonjour@ardelane.example";

    public static void Write(DemoBook book)
    {
        In(book, Cast.Rivelaine, Cast.Nadege, Cast.Theo, daysAgo: 1, "Entrée de trois fourgons",
            "Bonjour,\n\nTrois fourgons entrent au parc le 1er du mois prochain ; vous trouverez leurs certificats d’immatriculation au bureau.\nPourriez-vous nous confirmer la prise d’effet ?\n\nBien à vous,\nNadège Barthel");
        Out(book, Cast.Rivelaine, Cast.Theo, Cast.Nadege.Email, daysAgo: 4, "Votre quittance de la période",
            "Bonjour Madame,\n\nLa quittance de votre flotte est disponible dans votre espace client.\n\nJe reste à votre disposition.");
        In(book, Cast.Rivelaine, Cast.Karim, Cast.Ines, daysAgo: 9, "RE : relevé de sinistralité",
            "Bonjour Inès,\n\nMerci, le relevé est complet.\n\nKarim Haddad");
        Failed(book, Cast.Rivelaine, Cast.Ines, "comptabilite@rivelaine.exemple", daysAgo: 12, "Pièces attendues pour la prévoyance",
            "Bonjour,\n\nIl nous manque la liste du personnel pour établir le contrat de prévoyance.\n\nMerci d’avance.");
        In(book, Cast.Pelissier, Cast.Marc, Cast.Ines, daysAgo: 9, "Facture du four", "Bonjour,\n\nJe vous apporte la facture du four neuf jeudi.\n\nMarc Pélissier");
        Out(book, Cast.Pelissier, Cast.Ines, Cast.Marc.Email, daysAgo: 8, "Votre four neuf", "Bonjour Monsieur,\n\nC’est noté. Dès réception de la facture nous adapterons les capitaux assurés.");
        In(book, Cast.Hartwell, Cast.Emma, Cast.Oliver, daysAgo: 15, "Liability in North America", "Hello Oliver,\n\nCould you tell us what product liability in the United States would cost?\n\nEmma Hartwell");
        Out(book, Cast.Hartwell, Cast.Oliver, Cast.Emma.Email, daysAgo: 13, "Re: Liability in North America", "Hello Emma,\n\nI am asking two insurers and will come back to you within the week.");
    }

    private static void In(DemoBook book, CastClient client, CastPerson from, CastPerson filedBy, int daysAgo, string subject, string body)
    {
        var at = book.Now.AddDays(-daysAgo).AddMinutes(-DemoId.Number(subject, 400));
        var mail = book.Add(new Message
        {
            Id = DemoBook.Id<Message>(client.Key + subject), ClientId = client.Id, Incoming = true, AuthorId = filedBy.Id, Author = filedBy.FullName, CreatedAt = at, At = at,
            From = $"{from.FullName} <{from.Email}>", To = From, Subject = subject, Body = body,
        }.AsReceived());
        // Only what came lately still waits for somebody.
        if (daysAgo > 7) mail.Process(filedBy.FullName, at.AddHours(3));
    }

    private static void Out(DemoBook book, CastClient client, CastPerson by, string to, int daysAgo, string subject, string body)
    {
        var message = Claimed(book, client, by, to, daysAgo, subject, body);
        message.Left($"{by.FullName} (Ardelane Courtage) <{From}>", message.CreatedAt);
    }

    private static void Failed(DemoBook book, CastClient client, CastPerson by, string to, int daysAgo, string subject, string body) =>
        Claimed(book, client, by, to, daysAgo, subject, body).FailedTo(MailRefused.Recipient, $"{to} 550 No such domain", forGood: true, book.Now);

    private static Message Claimed(DemoBook book, CastClient client, CastPerson by, string to, int daysAgo, string subject, string body)
    {
        var at = book.Now.AddDays(-daysAgo).AddMinutes(-DemoId.Number(subject, 400));
        var message = book.Add(new Message
        {
            Id = DemoBook.Id<Message>(client.Key + subject), ClientId = client.Id, AuthorId = by.Id, Author = by.FullName, CreatedAt = at, At = at, To = to, Subject = subject, Body = body,
        });
        message.Queue(at);
        message.TryClaim(at);
        return message;
    }
}
