using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>How the firm works: its lists of people, kinds and rules of actions, predefined tasks, and what is to be done these days.</summary>
internal static class DemoTasks
{
    public static readonly Guid YearlyMeeting = DemoBook.Id<ActionKind>("yearly-meeting");
    public static readonly Guid SalesTeam = DemoBook.Id<UserList>("port-aubel");

    private static readonly (TaskTrigger Trigger, string Subject)[] Subjects =
    [
        (TaskTrigger.CertificateRequested, "Valider l’attestation demandée"), (TaskTrigger.ClientCreated, "Compléter la fiche du nouveau client"),
        (TaskTrigger.ContractSigned, "Envoyer les documents du nouveau contrat"), (TaskTrigger.ContractSuspended, "Contrat suspendu : prévenir le client"),
        (TaskTrigger.ContractTerminated, "Contrat résilié : contrôler la date et la ristourne"), (TaskTrigger.ContractExpired, "Contrat arrivé à terme : proposer une suite"),
    ];

    public static void Write(DemoBook book)
    {
        var lists = Enum.GetValues<SystemList>().Select(system => book.Add(new UserList { Id = DemoBook.Id<UserList>(system.ToString()), System = system })).ToList();
        foreach (var list in lists) list.Of(list.System == SystemList.Certificates ? [Cast.Theo.Id, Cast.Oliver.Id] : [Cast.Helene.Id]);
        book.Add(new UserList { Id = SalesTeam, Name = "Équipe de Port-Aubel", IsTeam = true }).Of([Cast.Theo.Id, Cast.Ines.Id]);
        foreach (var template in StandardTasks.Shipped(Subjects.ToDictionary(s => s.Trigger, s => s.Subject), lists)) book.Add(template);
        Kinds(book);
    }

    private static void Kinds(DemoBook book)
    {
        Kind("welcome", "Appeler le nouveau client pour l’accueillir", 7);
        Kind("missing-papers", "Réclamer les pièces manquantes", 10, Cast.Ines);
        Kind("fleet-check", "Contrôler la liste des véhicules avant l’échéance", 30);
        book.Add(new ActionKind { Id = YearlyMeeting, Name = "Préparer le rendez-vous annuel", DueInDays = 30 });
        Rule("welcome", DemoBook.Id<ActionKind>("welcome"), ActionTrigger.ClientCreated);
        Rule("yearly-meeting", YearlyMeeting, ActionTrigger.ContractAnniversary, 60).ClientKind = Clients.ClientKind.Company;
        Rule("fleet-check", DemoBook.Id<ActionKind>("fleet-check"), ActionTrigger.ContractExpiry, 45);

        void Kind(string key, string name, int days, CastPerson? assignee = null) =>
            book.Add(new ActionKind { Id = DemoBook.Id<ActionKind>(key), Name = name, DueInDays = days, AssigneeId = assignee?.Id });

        ActionRule Rule(string key, Guid kind, ActionTrigger trigger, int before = 0) =>
            book.Add(new ActionRule { Id = DemoBook.Id<ActionRule>(key), KindId = kind, Trigger = trigger, DaysBefore = before });
    }

    public static void WriteTasks(DemoBook book)
    {
        Task("Rappeler Mme Barthel au sujet des sorties de véhicules", TaskKind.Action, 0, Cast.Rivelaine, Cast.Theo).TimeLimit = new TimeOnly(17, 30);
        Task("Relancer l’expert du dépôt du Canal", TaskKind.Action, -2, Cast.RivelaineNord, Cast.Theo);
        Task("Envoyer la note de couverture signée", TaskKind.Waiting, 6, Cast.Pelissier, Cast.Theo);
        Task("Relire le projet de santé collective", TaskKind.Action, 1, Cast.Hartwell, Cast.Oliver).Urgent = true;
        Task("Nouvelle convention de la compagnie Valsoline, à lire", TaskKind.Notification, 0, null).Address([], [SalesTeam]);
        var due = Task("Fêter les dix ans de Menuiserie Kervadec au cabinet", TaskKind.Waiting, 40, Cast.Kervadec, Cast.Ines);
        due.OnlyOnceDue = true;

        TaskItem Task(string subject, TaskKind kind, int inDays, CastClient? client, params CastPerson[] people)
        {
            var task = book.Add(new TaskItem
            {
                Id = DemoBook.Id<TaskItem>(subject), Subject = subject, Kind = kind, PlannedOn = book.Today.AddDays(inDays), CreatedAt = book.Now.AddDays(-6),
                CreatedBy = Cast.Helene.FullName, CreatedById = Cast.Helene.Id, ClientId = client?.Id,
            });
            task.Address(people.Select(p => p.Id), []);
            return task;
        }
    }
}
