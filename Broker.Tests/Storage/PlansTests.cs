using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Tests.Bench;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

/// <summary>How SQLite means to find what it is asked for. It guesses without counting, and a wrong guess is felt in a large firm only.</summary>
public sealed class PlansTests
{
    /// <summary>What grows with the firm.</summary>
    private static readonly string[] Large =
    [
        "Clients", "Contacts", "ClientPhones", "ClientAddresses", "CustomFieldValues", "Memberships", "AccountAccesses", "Contracts", "Receipts", "Payments", "Allocations", "Vehicles", "InsuredItems",
        "Claims", "Complaints", "Quotes", "Actions", "Tasks", "Events", "Messages", "MessageAttachments", "Documents", "SearchEntries", "SearchBearers",
    ];

    [Fact]
    public async Task What_a_record_shows_is_found_by_its_client_and_never_by_walking_through_the_firm()
    {
        if (World.IsPostgres) return;
        await using var world = await World.OpenAsync();
        var plans = await Plans.OfAsync(() => { world.Feed.Publish([Change.Everything]); return OpenedRecord.ReadAsync(world, world.Rivelaine); });
        Assert.Contains(plans, step => step.Table == "Receipts");
        Assert.Empty(plans.Where(step => Large.Contains(step.Table) && !step.IsOfOne).Select(step => $"{step.Table}: {step.Said}").Distinct());
    }

    [Fact]
    public async Task A_text_few_hold_leads_to_their_lines_and_figures_and_to_no_others()
    {
        if (World.IsPostgres) return;
        await using var world = await World.OpenAsync();
        foreach (var filter in new ClientFilter[] { new() { Text = "rivelaine" }, new() { Text = "rivelaine", State = ClientState.Active }, new() { Text = "rivelaine", Kind = ClientKind.Company } })
        {
            var plans = await Plans.OfAsync(() => world.Desk<ClientsQuery>().RunAsync(world.Theo, filter));
            Assert.Contains(plans, step => step.Table == "Clients");
            Assert.Empty(plans.Where(step => Large.Contains(step.Table) && !step.IsOfOne).Select(step => $"{step.Table}: {step.Said}").Distinct());
        }
    }

    [Fact]
    public async Task Those_without_a_contract_or_of_late_are_found_by_the_day_and_not_along_the_whole_list()
    {
        if (World.IsPostgres) return;
        await using var world = await World.OpenAsync();
        await Broker.Core.Storage.SchemaUpdate.RunAsync(world.Store);
        foreach (var filter in new ClientFilter[] { new() { Insured = false }, new() { CreatedFrom = World.Today }, new() { Insured = false, Sort = ClientSort.City, Descending = true } })
        {
            var steps = (await Plans.OfAsync(() => world.Desk<ClientsQuery>().RunAsync(world.Theo, filter))).Where(step => step.Table == "Clients").Select(step => step.Said).ToList();
            Assert.Contains(steps, said => said.Contains("(InsuredUntil<?)") || said.Contains("(CreatedAt>?)"));
            Assert.DoesNotContain(steps, said => said.StartsWith("SCAN", StringComparison.Ordinal));
        }
    }
}
