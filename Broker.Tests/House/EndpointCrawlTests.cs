using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

/// <summary>
/// Addresses written by hand: each kind of person asks the running application, at every address it has, for what is another client's, and sends it things there.
/// What comes back names no other client, and nothing of another's has changed. On both databases, of the second by a few.
/// </summary>
[Trait("Kind", "Crawl")]
public sealed partial class EndpointCrawlTests(CrawledPortal portal) : IClassFixture<CrawledPortal>
{
    private const string Staff = "HTI", Outside = "Sa-";

    /// <summary>What others have that addresses could be about; of the rest there is nothing to be had at any.</summary>
    private static readonly string[] Asked = ["Certificate", "CertificateRequest", "Claim", "Client", "Contact", "Contract", "Document", "Message", "Quote", "Vehicle", "InsuredItem", "Membership", "VehicleMemo"];

    /// <summary>What would end the crawl.</summary>
    private static readonly HashSet<string> Ending = ["/account/sign-out", "/account/sessions/end"];

    private static readonly List<(string Method, string Route)> Routes = [.. EndpointTests.Everything().Distinct().Where(e => !Ending.Contains(e.Route) && !e.Route.StartsWith("/files/", StringComparison.Ordinal))];

    private static readonly HashSet<string> Mapped = [.. EndpointTests.Mapped().Select(e => e.RoutePattern.RawText!)];

    /// <summary>By their own word on who may come.</summary>
    private static readonly HashSet<string> OfStaff =
    [
        .. EndpointTests.Mapped().Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == Identities.StaffPolicy)).Select(e => e.RoutePattern.RawText!),
        .. typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes<AuthorizeAttribute>().Any(a => a.Policy == Identities.StaffPolicy)).SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template),
    ];

    private AccessScene Scene => portal.Scene;

    /// <summary>Of the second database, by those whom most of the words are about.</summary>
    public static TheoryData<char> Everybody => [.. World.WorldArchive.IsPostgres ? "HNKp-" : "HTINFLKldfwvoPpmMrSa-"];

    [Theory, Rule("IND-09"), Rule("IND-25")]
    [MemberData(nameof(Everybody))]
    public async Task No_address_of_the_application_gives_anybody_what_is_another_clients(char who)
    {
        Assert.True(Routes.Count > 90 && OfStaff.Count > 30, "The addresses were not found.");
        var caller = who switch { 'H' => Scene.World.Helene, 'T' => Scene.World.Theo, 'I' => Scene.World.Ines, _ => Scene.Of(who) };
        var (browser, session) = await ComeAsync(who, caller);
        using var closing = browser;
        // The session that came in by the door: that of the table is long over by the clock of a running portal.
        if (caller.Session is not null) caller = Caller.Client(caller.PersonId!.Value, caller.ClientId!.Value, session);
        var visit = new Visit(who, caller, Outside.Contains(who) ? Guid.Empty : caller.ClientId ?? Guid.Empty, who is 'P' or 'p' ? [Cast.Rivelaine.Id, Cast.RivelaineNord.Id] : [], browser,
            Staff.Contains(who) || Outside.Contains(who) ? new HashSet<Guid>() : await portal.Marks.HiddenFromAsync(Scene.World, caller));
        visit.Email = await Scene.World.ReadAsync(db => db.Users.Where(p => p.Id == caller.PersonId).Select(p => p.Email).SingleOrDefaultAsync());
        var before = await WrittenAsync(visit);

        var opened = await OpenFilesAsync(visit);
        // A prospect has no files yet.
        Assert.True(opened > 0 != (visit.IsOutside || who == 'r'), $"{opened} documents opened");
        await AskAsync(visit);

        Assert.True(visit.Asked > 120, $"only {visit.Asked} addresses");
        Assert.True(visit.Wrong.Count == 0, string.Join('\n', visit.Wrong.Distinct().Take(40)));
        Assert.Equal(before, await WrittenAsync(visit));
    }

    /// <param name="Own">In whose account; nobody's for the firm and for those who are not let in, to whom no client is their own.</param>
    private sealed record Visit(char Who, Caller Caller, Guid Own, IReadOnlyCollection<Guid> Near, HttpClient Browser, IReadOnlySet<Guid> Hidden)
    {
        public bool IsStaff => Staff.Contains(Who);
        public bool IsOutside => Outside.Contains(Who);
        public Guid Foreign { get; } = Own == Cast.Rivelaine.Id || Near.Contains(Cast.Rivelaine.Id) ? Cast.Pelissier.Id : Cast.Rivelaine.Id;
        public bool IsOurs(Guid client) => client == Own || Near.Contains(client);
        public List<string> Wrong { get; } = [];
        public int Asked { get; set; }

        /// <summary>Their own address, wherever they are.</summary>
        public string? Email { get; set; }
    }

    private async Task<(HttpClient Browser, string? Session)> ComeAsync(char who, Caller caller)
    {
        // Taken off with a session open: nothing of it is good any more.
        if (who == 'S') await Scene.World.ChangeAsync(db => AdmitAsync(db, true));
        var browser = await portal.ComeAsync(caller.PersonId);
        if (who == 'S') await Scene.World.ChangeAsync(db => AdmitAsync(db, false));
        string? session = null;
        if (caller.Session is not null)
            await Scene.World.ChangeAsync(async db =>
            {
                var newest = await db.SignInSessions.Where(s => s.PersonId == caller.PersonId).OrderByDescending(s => s.CreatedAt).FirstAsync();
                (newest.GroupOf, session) = (Cast.Rivelaine.Id, newest.KeyHash);
            });
        return (browser, session);

        static async Task AdmitAsync(Broker.Core.Storage.BrokerDb db, bool active)
        {
            (await db.Users.SingleAsync(p => p.Id == Cast.Sabine.Id)).Active = active;
            (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Sabine.Id)).Active = active;
        }
    }

    /// <summary>Each document in each account: it comes where Core says so, and never another client's.</summary>
    private async Task<int> OpenFilesAsync(Visit visit)
    {
        var owners = portal.Marks.Rows.Where(r => r.Kind == "Document").ToDictionary(r => r.Id, r => r.Client);
        var opened = 0;
        foreach (var document in portal.Documents.Append(Guid.NewGuid()))
            foreach (var space in new Guid?[] { null, visit.Own, visit.Foreign }.Concat(visit.Near.Select(n => (Guid?)n)).Distinct())
            {
                var address = $"/files/{document}{(space is null ? "" : $"?view=true&space={space}")}";
                using var answer = await visit.Browser.GetAsync(address);
                visit.Asked++;
                var may = !visit.IsOutside && await MayOpenAsync(visit.Caller, space, document);
                if (may != answer.IsSuccessStatusCode) visit.Wrong.Add($"{address}: {(int)answer.StatusCode}, though Core says {may}");
                if (!answer.IsSuccessStatusCode) continue;
                opened++;
                if (!visit.IsStaff && !visit.IsOurs(owners[document])) visit.Wrong.Add($"{address} is another client's");
            }
        return opened;
    }

    private async Task<bool> MayOpenAsync(Caller caller, Guid? space, Guid document)
    {
        try
        {
            var by = space is { } client ? Caller.Client(caller.PersonId!.Value, client, caller.Session) : Caller.Staff(caller.PersonId!.Value);
            return !(await Scene.World.Desk<FileQuery>().RunAsync(by, document)).Failed;
        }
        catch (Forbidden)
        {
            return false;
        }
    }

    private async Task AskAsync(Visit visit)
    {
        foreach (var (method, route) in Routes)
            foreach (var ids in Filled(route, visit))
            {
                var address = ids.Aggregate(route, (made, id) => made.Replace(id.Place, id.Value, StringComparison.Ordinal));
                var isSpace = route.StartsWith("/space/", StringComparison.Ordinal);
                // What the firm's own people send is their work; only in a client's account they are nobody.
                if (method != "GET" && visit.IsStaff && !isSpace) continue;
                using var answer = await SendAsync(visit, method, address, isSpace);
                visit.Asked++;
                var told = $"{method} {address} ({(int)answer.StatusCode})";
                if ((int)answer.StatusCode >= 500) visit.Wrong.Add(told);
                var came = answer.IsSuccessStatusCode;
                if (came && !visit.IsStaff && OfStaff.Contains(route)) visit.Wrong.Add($"{told} is the firm's");
                if (came && visit.Who is '-' or 'S' && !EndpointTests.IsForAnybody(address)) visit.Wrong.Add($"{told} is not for everybody");
                if (came && method != "GET" && isSpace && (ids.Exists(id => Guid.TryParse(id.Value, out var asked) && asked != visit.Own) || visit.IsOutside)) visit.Wrong.Add($"{told} took something");
                if (came && address.Contains(portal.Job.ToString(), StringComparison.Ordinal) && visit.Who != 'T') visit.Wrong.Add($"{told} is Théo's");
                if (visit.IsStaff && OfStaff.Contains(route) && route.Contains("/jobs/", StringComparison.Ordinal)) continue;
                var text = $"{(answer.Content.Headers.ContentType?.MediaType is { } type && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal)) ? await answer.Content.ReadAsStringAsync() : "")} {answer.Headers.Location}";
                foreach (var (_, id) in ids) text = text.Replace(id, "", StringComparison.OrdinalIgnoreCase);
                if (visit.Email is { } own) text = text.Replace(own, "", StringComparison.OrdinalIgnoreCase);
                visit.Wrong.AddRange(portal.Marks.FoundIn(text, visit.Own, visit.Near, visit.Hidden).Select(mark => $"{told} shows {mark}"));
            }
    }

    private static Task<HttpResponseMessage> SendAsync(Visit visit, string method, string address, bool isSpace)
    {
        var request = new HttpRequestMessage(new(method), isSpace && method != "GET" && !address.EndsWith("/switch", StringComparison.Ordinal) ? $"{address}?upload={Guid.NewGuid()}&name=avis.pdf" : address);
        if (method != "GET")
            request.Content = request.RequestUri!.OriginalString.Contains("?upload=", StringComparison.Ordinal)
                ? new ByteArrayContent("%PDF-1.4 crawl"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }
                : new FormUrlEncodedContent([KeyValuePair.Create("to", $"{visit.Foreign}"), KeyValuePair.Create("personId", $"{(visit.Foreign == Cast.Rivelaine.Id ? Cast.Nadege.Id : Cast.Marc.Id)}")]);
        return visit.Browser.SendAsync(request);
    }

    /// <summary>The places of an address filled in each way worth asking: one's own account and another's, and of each kind of thing one that is another's.</summary>
    private IEnumerable<List<(string Place, string Value)>> Filled(string route, Visit visit)
    {
        IEnumerable<List<(string, string)>> all = [[]];
        foreach (Match place in Places().Matches(route))
        {
            var name = place.Groups[1].Value;
            all = all.SelectMany(before => Values(name, route, before, visit).Select(value => before.Append((place.Value, value)).ToList()));
        }
        return all;
    }

    private IEnumerable<string> Values(string name, string route, List<(string Place, string Value)> before, Visit visit)
    {
        var others = portal.Marks.Rows.Where(r => !visit.IsOurs(r.Client)).ToList();
        var page = !Mapped.Contains(route);
        return name switch
        {
            // What is the firm's is refused whatever it is about.
            _ when name.Equals("ClientId", StringComparison.OrdinalIgnoreCase) => visit.Own == Guid.Empty || OfStaff.Contains(route) ? [$"{visit.Foreign}"] : [$"{visit.Own}", $"{visit.Foreign}"],
            "place" => Enum.GetNames<DepositPlace>(),
            "form" => Enum.GetNames<SpaceForm>(),
            "placeId" => others.Where(r => r.Kind == before[^1].Value).Take(2).Select(r => $"{r.Id}"),
            "jobId" => [$"{portal.Job}", $"{others[0].Id}"],
            "Token" or "Code" => [new string('0', 64)],
            _ when page => [$"{(others.FirstOrDefault(r => r.Kind == name[..^2]) is { Id: var id } && id != default ? id : others[0].Id)}"],
            _ => others.Where(r => Asked.Contains(r.Kind)).GroupBy(r => r.Kind).Select(kind => $"{kind.First().Id}"),
        };
    }

    /// <summary>What this person has changed in other clients' accounts.</summary>
    private Task<int> WrittenAsync(Visit visit) => Scene.World.ReadAsync(db => visit.Caller.PersonId is { } person && !visit.IsStaff
        ? db.Audit.CountAsync(a => a.PersonId == person && a.ClientId != null && a.ClientId != visit.Own && !visit.Near.Contains(a.ClientId.Value)) : Task.FromResult(0));

    [GeneratedRegex("[{]([A-Za-z]+)[^}]*[}]")]
    private static partial Regex Places();
}
