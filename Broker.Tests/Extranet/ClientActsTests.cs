using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Fleets;
using Broker.Core.Staff;
using Broker.Tests.Certificates;
using Broker.Tests.ExpectedDocuments;
using Broker.Tests.House;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;

namespace Broker.Tests.Extranet;

/// <summary>The table of what clients' acts lead to says nothing the program does not do, and leaves nothing out.</summary>
public sealed class ClientActsTests : PeopleScene
{
    private static readonly string Core = string.Join('\n', SourceTree.Under("Broker.Core", ".cs").Where(f => f.Name != "ClientActs.cs").Select(f => f.Text));

    public static TheoryData<string> Codes => [.. ClientActs.All.SelectMany(a => a.Events.Append(a.Notice)).OfType<string>().Distinct()];

    public static TheoryData<string> Acts => ["own-details", "quote-requested", "claim-reported", "document-deposited", "document-brought", "certificate-requested", "vehicle-moved", "building-moved", "person-moved", "people-changed", "environment-entered"];

    [Theory, MemberData(nameof(Codes))]
    public void Each_line_and_notice_it_names_is_written_somewhere(string code) => Assert.Contains($"\"{code}\"", Core);

    /// <summary>What happens before the door is told where the door is tested.</summary>
    [Theory, MemberData(nameof(Acts))]
    public async Task Done_for_real_an_act_tells_writes_and_mails_what_its_line_says(string name)
    {
        var line = ClientActs.All.Single(a => a.Name == name);
        var (events, notices, mails) = await FollowedAsync(() => DoAsync(name));
        Assert.True(events.IsSubsetOf(line.Events) && events.Count > 0, $"history says {string.Join(' ', events)}");
        Assert.Equal(line.Notice is null ? "" : line.Notice, string.Join(' ', notices));
        Assert.Equal(line.Mail, mails > 0);
    }

    private async Task DoAsync(string name)
    {
        switch (name)
        {
            case "own-details":
                await World.Desk<SaveExtranetOptions>().RunAsync(World.Helene, new() { MailsDetails = true });
                var now = (await World.Desk<OwnDetailsQuery>().RunAsync(World.Nadege)).Client!;
                Assert.Null((await World.Desk<ChangeOwnDetails>().RunAsync(World.Nadege, new()
                {
                    Version = now.Version, Name = "Transports Rivelaine et fils", TradeName = now.TradeName, Email = "siege@rivelaine.example", Phone = "04 00 55 99 99",
                    Street = "8 quai du Levant", PostalCode = now.PostalCode, City = now.City, Country = now.Country, Language = "en",
                })).Problem);
                break;
            case "quote-requested":
                Assert.Null((await World.AskAsync(World.Nadege, "Protection juridique")).Problem);
                break;
            case "claim-reported":
                Assert.Null((await World.TellAsync(World.Nadege, SpaceDesk.Claim())).Problem);
                break;
            case "document-deposited":
                Assert.Null((await World.DepositAsync(World.Nadege, DepositPlace.Contract, World.Liability)).Problem);
                break;
            case "document-brought":
                await World.AskAllAsync(ExpectedWorld.Liability);
                Assert.Null((await World.BringAsync(World.Nadege, World.Liability, "Extrait Kbis")).Problem);
                break;
            case "certificate-requested":
                await World.HoldAsync();
                await World.IssuedAsync();
                break;
            case "vehicle-moved":
                await EnterAsync(World.Fleet, new() { Plate = "GZ-314-ND", Make = "Iveco", Model = "Daily" });
                break;
            case "building-moved":
                await World.ChangeAsync(async db => (await db.AccountAccesses.SingleAsync(a => a.ClientId == World.Rivelaine)).Buildings = true);
                await EnterAsync(World.Depots, new() { Name = "Hangar", Street = "4 quai", PostalCode = "69999", City = "Port-Aubel" });
                break;
            case "person-moved":
                await EnterAsync(World.Health, new() { LastName = "Novelet", FirstName = "Océane" });
                break;
            case "people-changed":
                var given = await World.Desk<GiveAccess>().RunAsync(World.Nadege, Colleague());
                Assert.Null((await World.Desk<ShareItem>().RunAsync(World.Nadege, new() { MembershipId = given.Value, Kind = SharedItem.Contract, ItemId = World.Goods })).Problem);
                Assert.Null((await World.Desk<UnshareItem>().RunAsync(World.Nadege, new() { MembershipId = given.Value, Kind = SharedItem.Contract, ItemId = World.Goods })).Problem);
                Assert.Null((await World.Desk<ChangeAccess>().RunAsync(World.Nadege, await ChangeOfAsync(Cast.Karim, AccessGroup.ViewOnly))).Problem);
                Assert.Null((await World.Desk<RemoveAccess>().RunAsync(World.Nadege, await MemberAsync(Cast.Karim))).Problem);
                break;
            default:
                await World.AddAsync(new SignInSession { KeyHash = "k", PersonId = Cast.Nadege.Id, Ticket = [], CreatedAt = World.Clock.Now, SeenAt = World.Clock.Now, ExpiresAt = World.Clock.Now.AddHours(8), GroupOf = World.Rivelaine });
                Assert.Null((await World.Desk<SwitchSpace>().RunAsync(Caller.Client(Cast.Nadege.Id, Cast.RivelaineNord.Id, "k"))).Problem);
                break;
        }
    }

    private async Task EnterAsync(Guid contract, ItemData data) =>
        Assert.Null((await World.Desk<EnterItem>().RunAsync(World.Nadege, new() { ContractId = contract, Data = data, EffectiveOn = Broker.Tests.World.World.Today, Acknowledged = true })).Problem);

    /// <summary>Lines of clients' histories, notices to the firm's people, and mails, that were not there before.</summary>
    private async Task<(SortedSet<string> Events, SortedSet<string> Notices, int Mails)> FollowedAsync(Func<Task> act)
    {
        var (events, notices, mails) = await ReadAsync();
        await act();
        var after = await ReadAsync();
        return ([.. after.Events.Where(e => !events.ContainsKey(e.Key)).Select(e => e.Value)], [.. after.Notices.Where(n => !notices.ContainsKey(n.Key)).Select(n => n.Value)], after.Mails - mails);
    }

    private Task<(Dictionary<Guid, string> Events, Dictionary<Guid, string> Notices, int Mails)> ReadAsync() => World.ReadAsync(async db => (
        await db.Events.ToDictionaryAsync(e => e.Id, e => e.Code),
        await db.Notifications.Where(n => db.Users.Any(p => p.Id == n.PersonId && p.ProfileId != null)).ToDictionaryAsync(n => n.Id, n => n.Code),
        await db.Messages.CountAsync(m => !m.Incoming) + await db.Set<DoorMail>().CountAsync()));
}
