using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>What remains to be done for a client, and what was said and done.</summary>
internal static class DemoWork
{
    private static readonly string[] Names =
    [
        "Relancer la prime impayée", "Préparer le rendez-vous annuel", "Demander l’extrait d’immatriculation à jour", "Vérifier les capitaux assurés",
        "Envoyer la proposition de santé collective", "Contrôler la liste des véhicules", "Recueillir le relevé d’informations", "Mettre à jour les bénéficiaires effectifs",
    ];

    private static readonly string[] Notes =
    [
        "Appel du client : tout est en ordre, il passera signer l’avenant la semaine prochaine.", "Devis concurrent reçu ; à comparer garantie par garantie.",
        "Le client demande une seconde attestation pour son bailleur.", "Visite sur place : les extincteurs ont été vérifiés.",
        "Échéancier accordé : trois versements, le premier à réception.", "Nouveau site prévu à l’automne, prévoir l’extension.",
    ];

    public static void WriteCast(DemoBook book)
    {
        var rivelaine = Cast.Rivelaine.Id;
        Action(book, rivelaine, "Contrôler la liste des véhicules avant l’échéance", DemoStaff.ToDo, dueInDays: 12);
        Action(book, rivelaine, "Relancer le solde des marchandises transportées", DemoStaff.UnderWay, dueInDays: -3);
        Action(book, rivelaine, "Proposer la garantie bris de machine", DemoStaff.ToDo, dueInDays: null);
        Action(book, rivelaine, "Recueillir les relevés d’informations", DemoStaff.Done, dueInDays: -40);
        Action(book, rivelaine, "Étudier une flotte de vélos", DemoStaff.Dropped, dueInDays: null);
        Note(book, rivelaine, 62, Cast.Theo, "Rendez-vous annuel avec Mme Barthel : reconduction de la flotte, ajout de la prévoyance au mois prochain.");
        Note(book, rivelaine, 21, Cast.Ines, "Mise en demeure restée sans effet : la décennale des ateliers est suspendue.");
        Note(book, rivelaine, 4, Cast.Theo, "M. Haddad annonce douze sorties de véhicules à la fin du mois.");
        Action(book, Cast.Pelissier.Id, "Vérifier les capitaux du four neuf", DemoStaff.ToDo, dueInDays: 20);
        Note(book, Cast.Pelissier.Id, 9, Cast.Ines, "M. Pélissier installe un four neuf ; facture attendue.");
        Action(book, Cast.Hartwell.Id, "Prepare the renewal meeting", DemoStaff.ToDo, dueInDays: 7);
        Note(book, Cast.Hartwell.Id, 15, Cast.Oliver, "Mrs Hartwell asks for product liability in North America.");
    }

    public static void Write(DemoBook book, Guid clientId, string client, int number)
    {
        Guid[] statuses = [DemoStaff.ToDo, DemoStaff.Done, DemoStaff.UnderWay, DemoStaff.Dropped];
        for (var i = 0; i < number % 4; i++)
            Action(book, clientId, Names[(number + i * 3) % Names.Length], statuses[(number + i) % 4], DemoId.Number($"due:{client}/{i}", 70) - 20, (number + i) % 3 == 0 ? Cast.Ines : null);
        for (var i = 0; i <= number % 3; i++)
            Note(book, clientId, 3 + DemoId.Number($"note:{client}/{i}", 300), number % 2 == 0 ? Cast.Theo : Cast.Ines, Notes[(number + i) % Notes.Length]);
    }

    private static void Action(DemoBook book, Guid clientId, string name, Guid status, int? dueInDays, CastPerson? assignee = null) => book.Add(new ClientAction
    {
        Id = DemoBook.Id<ClientAction>($"{clientId}/{name}"), ClientId = clientId, Name = name, StatusId = status,
        DueOn = dueInDays is { } days ? book.Today.AddDays(days) : null, CreatedAt = book.Now.AddDays(-50),
        AssigneeId = assignee?.Id,
    });

    private static void Note(DemoBook book, Guid clientId, int daysAgo, CastPerson by, string text) => book.Add(new Event
    {
        Id = DemoBook.Id<Event>($"{clientId}/{text}"), ClientId = clientId, At = book.Now.AddDays(-daysAgo).AddMinutes(-DemoId.Number(text, 300)),
        By = by.FullName, Code = "event.note", Args = [text],
    });
}
