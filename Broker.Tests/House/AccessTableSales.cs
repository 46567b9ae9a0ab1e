using Broker.Core.Sales;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Sales =
    [
        Row<SalesStagesQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<LayUsualStages>(Administrators, (d, who, s) => d.RunAsync(who, ["Étude", "Gagnée", "Perdue"])),
        Row<SalesBoardQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<SalesCardsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new(), new Dictionary<Guid, int>())),
        Row<ProposalsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<ProposalQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Proposal)),
        Row<OpenProposal>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, RiskId = s.ExpectedRisk })),
        Row<SaveProposal>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { Id = s.Proposal, Version = await s.VersionAsync<Proposal>(s.Proposal) })),
        Row<MoveProposal>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { Id = s.Proposal, Version = await s.VersionAsync<Proposal>(s.Proposal), StageId = Broker.Tests.Sales.SalesWorld.Stage("Étude") })),
        Row<OfferProducts>(Brokers, (d, who, s) => d.RunAsync(who, new() { ProposalId = s.Proposal, ProductIds = [Broker.Tests.Sales.SalesWorld.Product("liability")] })),
        Row<SaveAdvice>(Brokers, (d, who, s) => d.RunAsync(who, new() { ProposalId = s.Proposal, Needs = "Couvrir" })),
        Row<DeliverAdvice>(Brokers, (d, who, s) => d.RunAsync(who, new() { ProposalId = s.Proposal })),
        Row<ConvertProposal>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ProposalId = s.Proposal, Version = await s.VersionAsync<Proposal>(s.Proposal), QuoteId = s.Quote, Number = "N-1", EffectiveOn = World.World.Today })),
    ];
}
