using Broker.Core.Accounts;
using Broker.Core.Claims;
using Broker.Core.Complaints;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Sales;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Cases =
    [
        Row<PortfolioFiltersQuery>(AllStaff, (d, who, s) => d.RunAsync(who)),
        Row<ContractsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<OpenReceiptsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<FirmPaymentsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<ClaimGuaranteesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Contract), _ => true),
        Row<ClaimsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client })),
        Row<ClaimQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Claim)),
        Row<SaveClaim>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, ContractId = s.Contract, OccurredOn = World.World.Today, DeclaredOn = World.World.Today })),
        Row<CloseClaim>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClaimId = s.Claim, Version = await s.VersionAsync<Claim>(s.Claim), Outcome = ClaimOutcome.Settled })),
        Row<ReopenClaim>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClaimId = s.Claim, Version = await s.VersionAsync<Claim>(s.Claim), Reason = "suite" })),

        Row<ComplaintsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client })),
        Row<ComplaintQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Complaint)),
        Row<SaveComplaint>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, ReceivedOn = World.World.Today, Channel = ComplaintChannel.Phone, Subject = "Délai" })),
        Row<AcknowledgeComplaint>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ComplaintId = s.Complaint, Version = await s.VersionAsync<Complaint>(s.Complaint), On = World.World.Today })),
        Row<AnswerComplaint>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ComplaintId = s.Complaint, Version = await s.VersionAsync<Complaint>(s.Complaint), On = World.World.Today, Outcome = ComplaintOutcome.Upheld })),
        Row<ReopenComplaint>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ComplaintId = s.Complaint, Version = await s.VersionAsync<Complaint>(s.Complaint), Reason = "suite" })),

        Row<QuotesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client })),
        Row<QuoteQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Quote)),
        Row<SaveQuote>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, RiskId = s.Risk })),
        Row<SendQuote>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { QuoteId = s.Quote, Version = await s.VersionAsync<Quote>(s.Quote), On = World.World.Today })),
        Row<AcceptQuote>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { QuoteId = s.Quote, Version = await s.VersionAsync<Quote>(s.Quote), On = World.World.Today })),
        Row<RefuseQuote>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { QuoteId = s.Quote, Version = await s.VersionAsync<Quote>(s.Quote), On = World.World.Today })),
        Row<RedraftQuote>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { QuoteId = s.Quote, Version = await s.VersionAsync<Quote>(s.Quote) })),
    ];
}
