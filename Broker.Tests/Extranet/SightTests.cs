using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Sales;
using Broker.Core.Work;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;

namespace Broker.Tests.Extranet;

/// <summary>For memberships and shares as chance makes them: what is listed is what can be opened, and what is said of who sees it is so.</summary>
public sealed class SightTests : PeopleScene
{
    private const int Rounds = 40;

    [Fact, Rule("IND-09"), Rule("IND-10"), Rule("IND-12")]
    public async Task What_is_listed_is_what_can_be_opened_and_what_is_said_to_be_seen()
    {
        await WithDocumentsAsync();
        var all = await EverythingAsync();
        await World.AddAsync([.. all.Where(t => t.Kind is SharedItem.Contract or SharedItem.Claim or SharedItem.Quote).Select(t => new Notification { PersonId = Cast.Karim.Id, At = World.Clock.Now, Code = "notice.certificate-issued", Args = ["", "", ""], Link = LinkTo(t) })]);
        var chance = new Random(2009);
        for (var round = 0; round < Rounds; round++)
        {
            await MixAsync(chance, all);
            var karim = await OfAsync(Cast.Karim);
            var said = all.Where(thing => Sight.Of(karim, thing).Count > 0).Select(thing => (thing.Kind, thing.Id)).ToHashSet();
            HashSet<(SharedItem, Guid)> listed = [];
            await using (var his = await World.OpenAsync(World.Karim))
                foreach (var kind in Enum.GetValues<SharedItem>())
                    foreach (var id in await SharedThings.Of(his, kind, World.Rivelaine).Where(t => t.Shown).Select(t => t.Id).ToListAsync()) listed.Add((kind, id));
            Assert.True(said.SetEquals(listed), $"round {round}: {Told(karim)}\nsaid only {string.Join(", ", said.Except(listed))}\nlisted only {string.Join(", ", listed.Except(said))}");

            // The pages' own lists, and each thing by its address.
            var contracts = (await World.Desk<ClientContractsQuery>().RunAsync(World.Karim, World.Rivelaine)).Select(c => c.Id).ToHashSet();
            Assert.True(contracts.SetEquals(listed.Where(l => l.Item1 == SharedItem.Contract).Select(l => l.Item2)), $"round {round}: contracts");
            foreach (var contract in all.Where(t => t.Kind == SharedItem.Contract))
                Assert.Equal(contracts.Contains(contract.Id), await World.Desk<ContractQuery>().RunAsync(World.Karim, contract.Id) is not null);
            var documents = (await World.Desk<DocumentsQuery>().RunAsync(World.Karim, World.Rivelaine)).Select(d => d.Id).ToHashSet();
            foreach (var document in all.Where(t => t.Kind == SharedItem.Document))
                Assert.Equal(documents.Contains(document.Id), !(await World.Desk<FileQuery>().RunAsync(World.Karim, document.Id)).Failed);
            Assert.Equal(contracts.Count, (await World.Desk<ClientCounters>().RunAsync(World.Karim, World.Rivelaine))?.Contracts ?? 0);
            Assert.All((await World.Desk<ReceiptsQuery>().RunAsync(World.Karim, new() { ClientId = World.Rivelaine })).Rows, r => Assert.Contains(r.ContractId, contracts));

            var claims = (await World.Desk<ClaimProgressQuery>().RunAsync(World.Karim, World.Rivelaine)).ToList();
            Assert.True(claims.Select(c => c.Id).ToHashSet().SetEquals(Of(SharedItem.Claim)), $"round {round}: claims");
            foreach (var claim in all.Where(t => t.Kind == SharedItem.Claim))
                Assert.Equal(Of(SharedItem.Claim).Contains(claim.Id), (await World.Desk<ClaimProgressQuery>().RunAsync(World.Karim, World.Rivelaine, claimId: claim.Id)).Count == 1);
            // One still being prepared is nobody's to share, and read by those who see everything.
            var quotes = (await World.Desk<QuoteProgressQuery>().RunAsync(World.Karim, World.Rivelaine)).Where(q => all.Exists(t => t.Id == q.Id && t.Shown)).Select(q => q.Id).ToHashSet();
            Assert.True(quotes.SetEquals(Of(SharedItem.Quote)), $"round {round}: quotes");
            foreach (var quote in all.Where(t => t.Kind == SharedItem.Quote && t.Shown))
                Assert.Equal(quotes.Contains(quote.Id), (await World.Desk<QuoteProgressQuery>().RunAsync(World.Karim, World.Rivelaine, quote.Id)).Count == 1);
            var requests = await World.Desk<CertificateRequestsQuery>().RunAsync(World.Karim, null, World.Rivelaine);
            Assert.True(requests.Select(r => r.Id).ToHashSet().SetEquals(Of(SharedItem.Request)), $"round {round}: requests");
            Assert.All(requests, r => Assert.True(r.ContractId is null || contracts.Contains(r.ContractId.Value)));
            Assert.Subset(documents, requests.Select(r => r.DocumentId).OfType<Guid>().ToHashSet());

            var home = await World.Desk<SpaceHomeQuery>().RunAsync(World.Karim, World.Rivelaine);
            Assert.Equal(contracts, home.Contracts.Select(c => c.Id).ToHashSet());
            Assert.Subset(claims.Select(c => c.Id).ToHashSet(), home.Claims.Select(c => c.Id).ToHashSet());
            Assert.All(home.Owed, r => Assert.Contains(r.ContractId, contracts));
            // What was told of each thing is read by whoever still sees it.
            var told = (await World.Desk<NotificationsPageQuery>().RunAsync(World.Karim)).Rows.Select(n => n.Link).ToHashSet();
            foreach (var thing in all.Where(t => t.Shown && t.Kind is SharedItem.Contract or SharedItem.Claim or SharedItem.Quote))
                Assert.True(listed.Contains((thing.Kind, thing.Id)) == told.Contains(LinkTo(thing)), $"round {round}: {thing.Kind} {thing.Name} {(told.Contains(LinkTo(thing)) ? "told" : "not told")}");

            HashSet<Guid> Of(SharedItem kind) => listed.Where(l => l.Item1 == kind).Select(l => l.Item2).ToHashSet();
        }
    }

    private static string LinkTo(SharedThing thing) => $"/space/{thing.ClientId}/{thing.Kind.ToString().ToLowerInvariant()}s/{thing.Id}";

    [Fact]
    public async Task What_will_change_is_what_then_changes()
    {
        await WithDocumentsAsync();
        var all = await EverythingAsync();
        var chance = new Random(77);
        for (var round = 0; round < 12; round++)
        {
            await MixAsync(chance, all);
            var before = await OfAsync(Cast.Karim);
            var group = chance.Next(3) switch { 0 => AccessGroup.Full, 1 => AccessGroup.Limited, _ => AccessGroup.ViewOnly };
            var options = group == AccessGroup.Full ? 0 : chance.Next(8);
            var input = new AccessEffectQuery.Input
            {
                ClientId = World.Rivelaine, MembershipId = before.Id, Group = group, SeesAllDocuments = (options & 1) > 0, MaySubmitForms = (options & 2) > 0, MaySubmitWorkbooks = (options & 4) > 0, AllContracts = chance.Next(2) == 0,
            };
            var effect = await World.Desk<AccessEffectQuery>().RunAsync(World.Nadege, input);
            var (seen, could) = (await SeenAsync(), (await World.Store.RecognizeAsync(World.Karim)).Permissions);
            var done = await World.Desk<ChangeAccess>().RunAsync(World.Nadege, new()
            {
                MembershipId = before.Id, Version = before.Version, Group = group, SeesAllDocuments = input.SeesAllDocuments, MaySubmitForms = input.MaySubmitForms, MaySubmitWorkbooks = input.MaySubmitWorkbooks, AllContracts = input.AllContracts,
            });
            Assert.Null(done.Problem);
            var (sees, can) = (await SeenAsync(), (await World.Store.RecognizeAsync(World.Karim)).Permissions);
            Assert.Equal(sees.Except(seen).Count(), effect!.SeesMore.Sum(s => s.Count));
            Assert.Equal(seen.Except(sees).Count(), effect.SeesLess.Sum(s => s.Count));
            Assert.Equal(can.Except(could).Order(), effect.MayMore.Order());
            Assert.Equal(could.Except(can).Order(), effect.MayLess.Order());
            await World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.Id == before.Id)).Group = AccessGroup.Limited);
        }
    }

    [Fact]
    public async Task What_will_change_is_told_to_whoever_may_change_it_and_of_their_own_account()
    {
        var karim = await OfAsync(Cast.Karim);
        Assert.Null(await World.Desk<AccessEffectQuery>().RunAsync(World.Marc, new() { ClientId = World.Rivelaine, MembershipId = karim.Id }));
        Assert.Null(await World.Desk<AccessEffectQuery>().RunAsync(World.Marc, new() { ClientId = World.Pelissier, MembershipId = karim.Id }));
        // A forged contract of another account brings nothing into sight.
        var effect = await World.Desk<AccessEffectQuery>().RunAsync(World.Nadege, new() { ClientId = World.Rivelaine, Group = AccessGroup.Limited, Contracts = [World.Bakery, World.Fleet] });
        Assert.Equal(1, effect!.SeesMore.Single(s => s.Kind == SharedItem.Contract).Count);
        var gone = await World.Desk<AccessEffectQuery>().RunAsync(World.Theo, new() { ClientId = World.Rivelaine, MembershipId = karim.Id, Removed = true });
        Assert.Contains(Permission.UseExtranet, gone!.MayLess);
    }

    private async Task<HashSet<(SharedItem, Guid)>> SeenAsync()
    {
        HashSet<(SharedItem, Guid)> seen = [];
        await using var his = await World.OpenAsync(World.Karim);
        foreach (var kind in Enum.GetValues<SharedItem>())
            foreach (var id in await SharedThings.Of(his, kind, World.Rivelaine).Where(t => t.Shown).Select(t => t.Id).ToListAsync()) seen.Add((kind, id));
        return seen;
    }

    private async Task<List<SharedThing>> EverythingAsync()
    {
        List<SharedThing> all = [];
        await using var db = await World.OpenAsync(World.System);
        foreach (var kind in Enum.GetValues<SharedItem>()) all.AddRange(await SharedThings.Of(db, kind, World.Rivelaine).ToListAsync());
        Assert.All(Enum.GetValues<SharedItem>(), kind => Assert.True(all.Count(t => t.Kind == kind) > 1, $"too few of {kind}"));
        return all;
    }

    private async Task WithDocumentsAsync()
    {
        foreach (var contract in new Guid?[] { null, World.Fleet, World.Goods })
            await World.Desk<FileDocument>().RunAsync(World.Theo, new() { ClientId = World.Rivelaine, ContractId = contract, FileName = "note.pdf", Share = true }, new MemoryStream("%PDF-1.4 note"u8.ToArray()));
        await World.Desk<FileDocument>().RunAsync(World.Theo, new() { ClientId = World.Rivelaine, ContractId = World.Fleet, FileName = "interne.pdf" }, new MemoryStream("%PDF-1.4 note"u8.ToArray()));
        var file = await World.ReadAsync(db => db.Documents.Where(d => d.ClientId == World.Rivelaine).Select(d => d.FileId).FirstAsync());
        var own = new Document { ClientId = World.Rivelaine, Name = "permis.pdf", FileId = file, CreatedAt = World.Clock.Now, CreatedBy = "Karim", ById = Cast.Karim.Id };
        own.Share(World.Clock.Now);
        await World.AddAsync(own);
        await WithFormsAsync(file);
    }

    /// <summary>What Karim asked for and told of himself, beside what colleagues did, each with what the firm filed there.</summary>
    private async Task WithFormsAsync(Guid file)
    {
        foreach (var (who, contract) in new[] { (World.Nadege, World.Fleet), (World.Nadege, World.Liability), (World.Karim, World.Fleet) })
        {
            var asked = await World.SendAsync(who, Ask(contract, who == World.Karim ? DemoTemplates.FleetList : DemoTemplates.Contract));
            Assert.Null((await World.IssueAsync(asked.Value.RequestId)).Problem);
        }
        await World.ChangeAsync(async db =>
        {
            var claims = await db.Claims.Where(c => c.ClientId == World.Rivelaine).OrderBy(c => c.Number).ToListAsync();
            var quotes = await db.Quotes.Where(q => q.ClientId == World.Rivelaine && q.SentOn != null).OrderBy(q => q.Number).ToListAsync();
            Assert.True(claims.Count > 1 && quotes.Count > 1);
            db.Entry(claims[0]).Property(c => c.PreDeclaredById).CurrentValue = Cast.Karim.Id;
            db.Entry(quotes[0]).Property(q => q.RequestedById).CurrentValue = Cast.Karim.Id;
            foreach (var claim in claims) db.Add(Filed(new() { ClientId = World.Rivelaine, ContractId = claim.ContractId, ClaimId = claim.Id, Name = "rapport.pdf", FileId = file, CreatedAt = World.Clock.Now, CreatedBy = "Théo" }));
            foreach (var quote in quotes) db.Add(Filed(new() { ClientId = World.Rivelaine, QuoteId = quote.Id, Name = "offre.pdf", FileId = file, CreatedAt = World.Clock.Now, CreatedBy = "Théo" }));
        });

        Document Filed(Document document)
        {
            document.Share(World.Clock.Now);
            return document;
        }
    }

    private Task MixAsync(Random chance, List<SharedThing> all) => World.ChangeAsync(async db =>
    {
        var karim = await db.Memberships.Include(m => m.Shares).SingleAsync(m => m.PersonId == Cast.Karim.Id);
        karim.Group = chance.Next(5) switch { 0 => AccessGroup.Full, 1 or 2 => AccessGroup.ViewOnly, _ => AccessGroup.Limited };
        (karim.AllContracts, karim.SeesAllDocuments) = (chance.Next(4) == 0, chance.Next(4) == 0);
        karim.Shares.Clear();
        foreach (var thing in all.OrderBy(_ => chance.Next()).Take(chance.Next(8)))
            db.Add(new ItemShare { ClientId = karim.ClientId, MembershipId = karim.Id, Kind = thing.Kind, ItemId = thing.Id, Parts = thing.Kind == SharedItem.Contract ? (ContractPart)chance.Next(32) : ContractPart.All });
    });

    private static string Told(Membership m) => $"{m.Group} all contracts {m.AllContracts} all documents {m.SeesAllDocuments} shares {string.Join(", ", m.Shares.Select(s => $"{s.Kind} {s.ItemId} {s.Parts}"))}";
}
