using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Clients;
using Broker.Core.Communication;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Work;
using Broker.Tests.SignIn;
using Broker.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

/// <summary>What the access table acts on: everything of it belongs to Transports Rivelaine, on a contract that is not the one Karim is limited to.</summary>
public sealed record AccessScene : IAsyncDisposable
{
    public required World.World World { get; init; }
    public Guid Client => Cast.Rivelaine.Id;
    public Guid Contract => Cast.Liability.Id;
    public Guid Item { get; private set; }

    /// <summary>One a claim is about; and a movement that waits, asked for by Nadège, with its item's contract the fleet.</summary>
    public Guid ClaimedItem { get; private set; }
    public Guid Movement { get; private set; }

    /// <summary>A vehicle of the fleet said to be missing from the register, and its ticket.</summary>
    public Guid TicketItem { get; private set; }
    public Guid Ticket { get; private set; }
    public Guid Document { get; private set; }
    public Guid Held { get; private set; }
    public Guid Certificate { get; private set; }
    public Guid Action { get; private set; }
    public Guid Status { get; private set; }
    public Guid Task { get; private set; }
    public Guid Request { get; private set; }
    public Guid Receipt { get; private set; }
    public Guid Payment { get; private set; }
    public Guid Risk { get; private set; }
    public Guid Insurer { get; private set; }
    public Guid Product { get; private set; }
    public Guid Profile { get; private set; }
    public Guid Claim { get; private set; }
    public Guid Complaint { get; private set; }
    public Guid Quote { get; private set; }
    public Guid Proposal { get; private set; }
    public Guid TaskTemplate { get; private set; }
    public Guid Message { get; private set; }
    public Guid Draft { get; private set; }
    /// <summary>Somebody who came to Rivelaine's extranet for the first time and waits for the firm's word.</summary>
    public Guid Visitor { get; private set; }
    public Guid VisitorTask { get; private set; }
    public string Code { get; private set; } = "";

    /// <summary>Of the client's book; and certificates of the contract asked for together.</summary>
    public Guid Recipient { get; private set; }
    public Guid Batch { get; private set; }

    /// <summary>What the contract asks for: one nobody has answered, one a document answers; the list it comes from.</summary>
    public Guid Expected { get; private set; }
    public Guid Answered { get; private set; }
    public Guid ExpectedRisk { get; private set; }
    public Guid ExpectedLine { get; private set; }
    public Guid ExpectedType { get; private set; }
    public Guid Introducer { get; private set; }

    public IReadOnlyDictionary<char, Caller> Others { get; private set; } = new Dictionary<char, Caller>();

    /// <summary>The memberships at Rivelaine of its primary contact, its limited one and the one who only looks; the limited one as a contact.</summary>
    public Guid Primary { get; private set; }
    public Guid Limited { get; private set; }
    public Guid Looking { get; private set; }
    public Guid Colleague { get; private set; }

    public static async Task<AccessScene> SetAsync()
    {
        var world = await Broker.Tests.World.World.OpenAsync();
        var scene = new AccessScene { World = world };
        var validation = await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, new()
        {
            Subject = "Valider l'attestation", Kind = TaskKind.ExtranetValidation, Trigger = TaskTrigger.CertificateRequested, Recipients = [Cast.Theo.Id],
        });
        scene.TaskTemplate = validation.Value;
        var asked = await world.Desk<RequestCertificate>().RunAsync(world.Nadege, new() { ContractId = scene.Contract, TemplateId = DemoTemplates.Id(DemoTemplates.Contract) });
        scene.Request = asked.Value.RequestId;
        var issued = await world.Desk<IssueCertificate>().RunAsync(Caller.System(Jobs.Print), (await world.Desk<NextCertificateRequest>().RunAsync(Caller.System(Jobs.Print)))!.Value);
        Assert.False(issued.Failed);
        scene.Action = (await world.Desk<AddAction>().RunAsync(world.Theo, new() { ClientId = scene.Client, Name = "Rappeler" })).Value;
        var filed = await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = scene.Client, ContractId = scene.Contract, FileName = "note.pdf", Share = true },
            new MemoryStream("%PDF-1.4 note"u8.ToArray()));
        scene.Document = filed.Value;
        scene.Draft = (await world.Desk<KeepDraft>().RunAsync(world.Theo, new() { ClientId = scene.Client, Subject = "Brouillon" })).Value;
        await using var db = await world.OpenAsync(world.System);
        scene.Message = await db.Messages.Where(m => m.ClientId == scene.Client && m.State == MessageState.Failed).Select(m => m.Id).SingleAsync();
        scene.Task = await db.Tasks.Where(t => t.SubjectId == scene.Request).Select(t => t.Id).SingleAsync();
        scene.Held = await db.Certificates.Where(c => c.RequestId == scene.Request).Select(c => c.DocumentId).SingleAsync();
        scene.Code = await db.Certificates.Where(c => c.RequestId == scene.Request).Select(c => c.Code).SingleAsync();
        scene.Status = await db.ActionStatuses.OrderBy(s => s.Position).Select(s => s.Id).FirstAsync();
        scene.Item = await db.InsuredItems.Where(i => i.ContractId == Cast.Fleet.Id).Select(i => i.Id).FirstAsync();
        scene.ClaimedItem = await db.Claims.Where(c => c.ClientId == scene.Client && c.ItemId != null).Select(c => c.ItemId!.Value).FirstAsync();
        var moving = await db.InsuredItems.Where(i => i.ContractId == Cast.Fleet.Id && i.Id != scene.Item && i.ExitedOn == null).OrderBy(i => i.EnteredOn).Select(i => i.Id).FirstAsync();
        Assert.Equal(1, (await world.Desk<LeaveItem>().RunAsync(world.Nadege, new() { ItemIds = [moving], EffectiveOn = Broker.Tests.World.World.Today, Acknowledged = true })).Value.Done);
        scene.Movement = await db.ItemMovements.Where(m => m.ItemId == moving).Select(m => m.Id).SingleAsync();
        scene.TicketItem = moving;
        scene.Ticket = (await world.Desk<Broker.Core.Fleets.Register.ReportUnregistered>().RunAsync(world.Nadege, new() { ContractId = Cast.Fleet.Id, ItemId = moving })).Value.TicketId;
        scene.Receipt = await db.Receipts.Where(r => r.ContractId == Cast.Goods.Id).OrderBy(r => r.From).Select(r => r.Id).LastAsync();
        scene.Payment = await db.Payments.Where(p => p.ClientId == scene.Client).Select(p => p.Id).FirstAsync();
        scene.Risk = await db.Risks.Select(r => r.Id).FirstAsync();
        scene.Insurer = await db.Insurers.Select(i => i.Id).FirstAsync();
        scene.Product = await db.Products.Select(p => p.Id).FirstAsync();
        scene.Profile = await db.Profiles.Where(p => !p.IsAdministrator).Select(p => p.Id).FirstAsync();
        scene.Claim = await db.OpenClaims.Where(c => c.ClientId == scene.Client).OrderBy(c => c.Number).Select(c => c.Id).FirstAsync();
        scene.Complaint = await db.OpenComplaints.Where(c => c.ClientId == scene.Client).OrderBy(c => c.Number).Select(c => c.Id).FirstAsync();
        scene.Quote = await db.QuotesIn(Broker.Core.Sales.QuoteState.Sent, Broker.Tests.World.World.Today).Where(q => q.ClientId == scene.Client).Select(q => q.Id).FirstAsync();
        scene.Visitor = await world.AddInvitedAsync();
        scene.VisitorTask = await world.WaitAsync(scene.Visitor);
        var members = await db.Memberships.Where(m => m.ClientId == scene.Client).ToDictionaryAsync(m => m.PersonId, m => m.Id);
        (scene.Primary, scene.Limited, scene.Looking) = (members[Cast.Nadege.Id], members[Cast.Karim.Id], members[Cast.Luc.Id]);
        scene.Colleague = await db.Contacts.Where(k => k.PersonId == Cast.Karim.Id).Select(k => k.Id).SingleAsync();
        scene.Recipient = (await world.Desk<SaveRecipient>().RunAsync(world.Nadege, new() { ClientId = scene.Client, Name = "Mairie de Port-Aubel", Email = "marches@port-aubel.example" })).Value;
        var batch = new CertificateBatch { ClientId = scene.Client, ContractId = scene.Contract, CommandId = Guid.NewGuid(), RequestedById = Cast.Nadege.Id, RequestedBy = "Nadège", RequestedAt = world.Clock.Now, Title = "Attestation" };
        await world.AddAsync(batch);
        scene.Batch = batch.Id;
        await scene.ExpectAsync();
        scene.Proposal = (await world.Desk<Broker.Core.Sales.OpenProposal>().RunAsync(world.Theo, new() { ClientId = scene.Client, RiskId = scene.ExpectedRisk })).Value;
        scene.Certificate = await db.Certificates.Where(c => c.Code == scene.Code).Select(c => c.Id).SingleAsync();
        scene.Others = await AccessOthers.SetAsync(world);
        await scene.CountTracesAsync();
        return scene;
    }

    /// <summary>The same in a world of its own. It is laid out once: what is copied is not used again but to be copied.</summary>
    public async Task<AccessScene> AgainAsync() => this with { World = await World.AgainAsync() };

    private async Task ExpectAsync()
    {
        ExpectedRisk = DemoId.Of("risk:Responsabilité civile professionnelle");
        await World.Desk<ApplyExpectedList>().RunAsync(World.Helene, new() { ListId = ExpectedRisk, Unasked = true });
        var asked = await World.Desk<ExpectedDocumentsQuery>().RunAsync(World.Theo, Contract);
        (Expected, Answered) = (asked[0].Id, asked[1].Id);
        Assert.Null((await World.Desk<AnswerExpected>().RunAsync(World.Theo, new() { ClientId = Client, Answers = [new(Document, Answered)] })).Problem);
        var line = (await World.Desk<ExpectedListQuery>().RunAsync(World.Helene, ExpectedRisk))[0];
        ExpectedLine = line.Id;
        Introducer = (await World.Desk<SaveIntroducer>().RunAsync(World.Helene, new() { Name = "Agence du Port" })).Value;
        await World.ChangeAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == Contract)).IntroducerId = Introducer);
        ExpectedType = (await World.Desk<DocumentTypesQuery>().RunAsync(World.Helene)).Single(t => t.Name == line.Name).Id;
    }

    /// <summary>What everything that was done has left behind: entries of the audit, and sessions, which are not audited.</summary>
    public int Traces { get; private set; }

    public async Task CountTracesAsync()
    {
        await using var db = await World.OpenAsync(World.System);
        Traces = await db.Audit.CountAsync() + await db.SignInSessions.CountAsync();
    }

    /// <summary>By their letter in <see cref="AccessTable.Others"/>; of the cast by the first of their name; a dash for nobody.</summary>
    public Caller Of(char who) => who switch
    {
        'N' => World.Nadege, 'L' => World.Luc, 'K' => World.Karim, 'S' => World.Sabine, 'M' => World.Marc, '-' => Caller.Nobody, _ => Others[who],
    };

    /// <summary>The version a page would have read.</summary>
    public async Task<Guid> VersionAsync<T>(Guid id) where T : Broker.Core.Common.Entity
    {
        await using var db = await World.OpenAsync(World.System);
        return await db.Set<T>().Where(e => e.Id == id).Select(e => e.Version).SingleOrDefaultAsync();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
