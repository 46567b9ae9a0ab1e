using Broker.Core.ExpectedDocuments;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Core.Extranet;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Expected =
    [
        Row<ExpectedListsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<ExpectedListQuery>(Administrators, (d, who, s) => d.RunAsync(who, s.ExpectedRisk)),
        Row<DocumentTypesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<ListEffectQuery>(Administrators, (d, who, s) => d.RunAsync(who, new() { ListId = s.ExpectedRisk })),
        Row<SaveListedDocument>(Administrators, (d, who, s) => d.RunAsync(who, new() { ListId = s.ExpectedRisk, Name = $"Pièce {Guid.NewGuid():N}" })),
        Row<OrderListedDocuments>(Administrators, (d, who, s) => d.RunAsync(who, s.ExpectedRisk, [s.ExpectedLine])),
        Row<RetireListedDocument>(Administrators, (d, who, s) => d.RunAsync(who, s.ExpectedLine, retired: true)),
        Row<RemoveListedDocument>(Administrators, (d, who, s) => d.RunAsync(who, s.ExpectedLine)),
        Row<RenameDocumentType>(Administrators, async (d, who, s) => await d.RunAsync(who, new() { Id = s.ExpectedType, Version = await s.VersionAsync<DocumentType>(s.ExpectedType), Name = $"Type {Guid.NewGuid():N}" })),
        Row<RemoveDocumentType>(Administrators, (d, who, s) => d.RunAsync(who, s.ExpectedType)),
        Row<ApplyExpectedList>(Administrators, (d, who, s) => d.RunAsync(who, new() { ListId = s.ExpectedRisk })),
        Row<ApplyExpectedListToMany>("+!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new() { ListId = s.ExpectedRisk })),

        Row<ExpectedDocumentsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Contract)),
        Row<MissingDocumentsQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<AwaitingDocumentsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<ExportAwaitingDocuments>("+++" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, new())),
        Row<CollectDocument>(Brokers, (d, who, s) => d.RunAsync(who, new() { ExpectedId = s.Expected, UploadId = Guid.NewGuid(), FileName = "piece.pdf" }, new MemoryStream("%PDF-1.4 piece"u8.ToArray()))),
        Row<AnswerExpected>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, Answers = [new(s.Document, s.Expected)] })),
        Row<AcceptExpectedDocument>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { Id = s.Expected, Version = await s.VersionAsync<ExpectedDocument>(s.Expected) })),
        Row<RefuseExpectedDocument>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { Id = s.Expected, Version = await s.VersionAsync<ExpectedDocument>(s.Expected), Reason = "illisible" })),
        Row<WaiveExpectedDocument>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { Id = s.Expected, Version = await s.VersionAsync<ExpectedDocument>(s.Expected), Reason = "inutile" })),
        Row<ReopenExpectedDocument>(Brokers, async (d, who, s) => await d.RunAsync(who, s.Expected, await s.VersionAsync<ExpectedDocument>(s.Expected))),
        Row<DetachCollectedDocument>(Brokers, (d, who, s) => d.RunAsync(who, s.Answered, s.Document)),
        Row<ExpireExpectedDocuments>(Machine, (d, who, s) => d.RunAsync(who, World.World.Today)),

        Row<ReminderQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Contract)),
        Row<SendReminder>(AllStaff, async (d, who, s) => await d.RunAsync(who, new()
        {
            FileId = s.Contract, Says = (await s.World.Desk<ReminderQuery>().RunAsync(s.World.System, s.Contract))!.Says, Message = new() { ClientId = s.Client, To = "a@b.example", Subject = "Pièces", Body = "Bonjour" },
        })),
        Row<ReminderRulesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveReminderRules>(Administrators, async (d, who, s) => await d.RunAsync(who, (await s.World.Desk<ReminderRulesQuery>().RunAsync(s.World.Helene)).Input)),
        Row<RemindersAwakeQuery>(Machine, (d, who, s) => d.RunAsync(who)),
        Row<RemindClients>(Machine, (d, who, s) => d.RunAsync(who)),

        Row<NeededDocumentsQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<BringExpectedDocument>(SpaceDepositors, (d, who, s) => d.RunAsync(who, new() { ExpectedId = s.Expected, UploadId = Guid.NewGuid(), FileName = "piece.pdf" }, new MemoryStream("%PDF-1.4 recu"u8.ToArray()))),
    ];
}
