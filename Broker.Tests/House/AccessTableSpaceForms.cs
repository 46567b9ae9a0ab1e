using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Sales;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    // What a client does from their space: their own, whichever it is; what of it is missing is somebody else's.
    //                                   HTI NLKS M N S
    private const string SpaceSenders = "!!!" + "+!+!" + "+!-";
    private const string SpaceDepositors = "!!!" + "+!-!" + "-!-";

    private static readonly AccessRow[] SpaceForms =
    [
        Row<PublishRisk>("+!!" + "!!!!" + "!!+", async (d, who, s) => await d.RunAsync(who, new() { RiskId = s.Risk, Version = await s.VersionAsync<Risk>(s.Risk), Published = true })),
        Row<RiskOfferQuery>("+!!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, s.Risk)),
        Row<QuoteOffersQuery>(SpaceSenders, (d, who, s) => d.RunAsync(who), answer => ((QuoteOffersQuery.Offers)answer!).Risks.Count > 0, others: ". !!.! .+ .. . . ."),
        Row<RequestQuote>(SpaceSenders, (d, who, s) => d.RunAsync(who, new() { CommandId = Guid.NewGuid(), RiskId = Broker.Tests.Extranet.SpaceDesk.Risk("Protection juridique") }), others: ". !!.! .+ .. . . ."),
        Row<TakeQuoteRequest>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { QuoteId = s.Quote, Version = await s.VersionAsync<Quote>(s.Quote) })),
        Row<DeclineQuoteRequest>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { QuoteId = s.Quote, Version = await s.VersionAsync<Quote>(s.Quote), Reason = "hors marché" })),

        Row<ClaimOffersQuery>(SpaceSenders, (d, who, s) => d.RunAsync(who), others: ". !!.! .+ .- - ! ."),
        Row<ClaimOpeningsQuery>("!!!" + "+!-!" + "-!+", (d, who, s) => d.RunAsync(who, s.Contract), others: ". !!.! .- .. . ! ."),
        Row<PreDeclareClaim>("!!!" + "+!-!" + "-!-", (d, who, s) => d.RunAsync(who, new()
        {
            CommandId = Guid.NewGuid(), ContractId = s.Contract, GuaranteeIds = [Broker.Tests.Extranet.SpaceDesk.Guarantee("RC exploitation")], OccurredOn = World.World.Today, Circumstances = "Choc",
        }), others: ". !!.! .- .. . ! ."),
        Row<AcceptPreDeclaration>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClaimId = s.Claim, Version = await s.VersionAsync<Claim>(s.Claim) })),
        Row<DeclinePreDeclaration>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ClaimId = s.Claim, Version = await s.VersionAsync<Claim>(s.Claim), Answer = "Hors garantie" })),

        Row<SpaceDraftQuery>("!!!" + "+!+!" + "+!+", (d, who, s) => d.RunAsync(who, SpaceForm.Claim), _ => true, others: ". !!.! .+ .. . ! ."),
        Row<KeepSpaceDraft>(SpaceSenders, (d, who, s) => d.RunAsync(who, new() { CommandId = Guid.NewGuid(), Form = SpaceForm.Claim, Values = { ["Place"] = "Quai 3" } }), others: ". !!.! .+ .. . ! ."),
        Row<DiscardSpaceDraft>("!!!" + "+!+!" + "+!+", (d, who, s) => d.RunAsync(who, SpaceForm.Claim), others: ". !!.! .+ .. . ! ."),
        Row<BringDraftFile>(SpaceSenders, (d, who, s) => d.RunAsync(who, new() { Form = SpaceForm.Claim, UploadId = Guid.NewGuid(), FileName = "photo.pdf" }, new MemoryStream("%PDF-1.4"u8.ToArray())), others: ". !!.! .+ .. . ! ."),
        Row<RemoveDraftFile>("!!!" + "-!-!" + "-!-", (d, who, s) => d.RunAsync(who, SpaceForm.Claim, Guid.NewGuid()), others: ". !!.! .- .. . ! ."),
        Row<ClearDrafts>(Machine, (d, who, s) => d.RunAsync(who)),

        Row<DepositDocument>(SpaceDepositors, (d, who, s) => d.RunAsync(who, new() { Place = DepositPlace.Contract, PlaceId = s.Contract, UploadId = Guid.NewGuid(), FileName = "constat.pdf" }, new MemoryStream("%PDF-1.4"u8.ToArray())), others: NotForProspects),
        Row<AcknowledgeDocument>(Brokers, (d, who, s) => d.RunAsync(who, s.Document)),
        Row<FromClientsQuery>(AllStaff, (d, who, s) => d.RunAsync(who), answer => ((FromClientsQuery.Waiting)answer!).All > 0),
        Row<FromClientsPageQuery>(AllStaff, (d, who, s) => d.RunAsync(who), answer => ((Page<FromClientsQuery.Row>)answer!).Total > 0),
    ];
}
