using System.Net;
using System.Text.RegularExpressions;
using Broker.Tests.Workshop;

namespace Broker.Tests.Journeys;

/// <summary>An empty firm as it is started: its console shows a code, and whoever holds it becomes the administrator, once.</summary>
[Trait("Kind", "Browser")]
public sealed partial class FirstVisitTests : IAsyncLifetime
{
    private const string Email = "claire@exemple.fr", Password = "une phrase assez longue";
    private readonly PortalHost portal = new() { Demo = false };
    private readonly List<HttpClient> visitors = [];

    public Task InitializeAsync() => portal.InitializeAsync();

    public Task DisposeAsync()
    {
        visitors.ForEach(v => v.Dispose());
        return portal.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_holds_the_code_of_the_console_makes_the_administrator_and_nobody_after()
    {
        var code = await CodeAsync();
        var (first, late) = (Visitor(), Visitor());
        Assert.Equal("/setup", await LeadsToAsync(first, "/"));
        var (form, lateForm) = (await FormAsync(first), await FormAsync(late));

        // A wrong code, however like the right one, opens nothing and says so beside its field.
        var wrong = await PostAsync(first, form, code[..^1] + (code[^1] == 'A' ? 'B' : 'A'), Email, "Cabinet Aubel");
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("id=\"SetupPage-Code-error\"", await wrong.Content.ReadAsStringAsync());
        Assert.Equal("/setup", await LeadsToAsync(first, "/"));

        // The right one, but a password that will not do: nothing is spent.
        var weak = await PostAsync(first, form, code, Email, "Cabinet Aubel", password: "court");
        Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        Assert.Equal("/setup", await LeadsToAsync(first, "/"));

        var right = await PostAsync(first, form, code.ToLowerInvariant() + " ", Email, "Cabinet Aubel & Fils");
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.DoesNotContain(await LeadsToAsync(first, "/"), new[] { "/setup", "/account/sign-in" });

        // Used, it is worth nothing, even to who had the form open already; and there is no such page any more.
        var again = await PostAsync(late, lateForm, code, "luc@exemple.fr", "Cabinet du Voleur");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (again.StatusCode, again.Headers.Location!.AbsolutePath));
        Assert.Equal("/account/sign-in", await LeadsToAsync(late, "/"));
        Assert.Equal("/", await LeadsToAsync(late, "/setup"));
        var door = await late.GetStringAsync("/account/sign-in");
        Assert.Contains("Cabinet Aubel &amp; Fils", door.Replace("&#x26;", "&amp;"));
        Assert.DoesNotContain("Voleur", door);

        // Nor after a start on the same folder, which asks for no code.
        await portal.KillAsync();
        await portal.OpenAsync();
        Assert.Equal("/account/sign-in", await LeadsToAsync(Visitor(), "/"));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_sentence_with_code_3()
    {
        var folder = Directory.CreateTempSubdirectory("beside-");
        try
        {
            var (code, said) = await portal.StartBesideAsync(folder.FullName);
            Assert.Equal(3, code);
            Assert.Contains(portal.Address.ToString().TrimEnd('/'), said);
            Assert.DoesNotContain("   at ", said);
            Assert.DoesNotContain("Exception", said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> CodeAsync()
    {
        for (var waited = 0; waited < 300; waited++)
        {
            if (Code().Match(portal.Said) is { Success: true } found) return found.Groups[1].Value;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"The console shows no code:\n{portal.Said}");
    }

    private HttpClient Visitor()
    {
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = portal.Address };
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-FR");
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Where one is sent at once, without the portal's own address.</summary>
    private static async Task<string> LeadsToAsync(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Uri(visitor.BaseAddress!, answer.Headers.Location!).AbsolutePath;
    }

    /// <summary>What the form carries unseen.</summary>
    private static async Task<Dictionary<string, string>> FormAsync(HttpClient visitor)
    {
        var page = await visitor.GetStringAsync("/setup");
        return Hidden().Matches(page).Select(m => (Name: Attribute(m.Value, "name"), Value: Attribute(m.Value, "value")))
            .Where(f => f.Name is "_handler" or "__RequestVerificationToken").DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value);

        static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, name + "=\"([^\"]*)\"").Groups[1].Value);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient visitor, Dictionary<string, string> form, string code, string email, string firm, string password = Password) =>
        visitor.PostAsync("/setup", new FormUrlEncodedContent(new Dictionary<string, string>(form)
        {
            ["Typed.Code"] = code, ["Typed.Firm"] = firm, ["Typed.FirstName"] = "Claire", ["Typed.LastName"] = "Aubel", ["Typed.Email"] = email, ["Typed.Password"] = password,
        }));

    [GeneratedRegex("first visit code: ([A-Z0-9]{10})")]
    private static partial Regex Code();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();
}
