using Broker.Core.Certificates;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Communication;
using Broker.Core.Extranet;
using Broker.Core.Sales;
using Broker.Core.Staff;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    /// <summary>What clients find in their space, and what the firm decides about it.</summary>
    private static readonly AccessRow[] ClientSpace =
    [
        Row<QuoteProgressQuery>("+++" + "+--!" + "-!+", (d, who, s) => d.RunAsync(who, s.Client), others: NotForProspects),
        Row<ClaimProgressQuery>("+++" + "+++!" + "-!+", (d, who, s) => d.RunAsync(who, s.Client), others: NotForProspects),
        Row<CertificateContractsQuery>("---" + "+-+!" + "-!+", (d, who, s) => d.RunAsync(who, s.Client), others: ". --.- -. .. . . ."),
        Row<SpaceHomeQuery>("!!!" + "+++!" + "-!+", (d, who, s) => d.RunAsync(who, s.Client), answer => ((SpaceHomeQuery.Home)answer!).Contracts.Count > 0),
        Row<ClientStandingQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<OwnDetailsQuery>("!!!" + "+++!" + "+!+", (d, who, s) => d.RunAsync(who), answer => answer is OwnDetailsQuery.OwnDetails, others: NotForProspects),
        Row<ChangeOwnDetails>("!!!" + "+!!!" + "+!-", (d, who, s) => d.RunAsync(who, new() { Version = Guid.NewGuid(), Country = "FR", Language = "fr" }), others: NotForProspects),
        Row<ChangeOwnPerson>("!!!" + "+++!" + "+!-", (d, who, s) => d.RunAsync(who, new() { Version = Guid.NewGuid(), FirstName = "A", LastName = "B", Email = "a@b.example" }), others: ". .... .. .- . ! ."),
        Row<WishedEmailQuery>(Everybody, (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<ConfirmEmail>(Everybody, (d, who, s) => d.RunAsync(who, new string('0', 64))),
        Row<CurrentNewsQuery>("+++" + "+++!" + "-!+", (d, who, s) => d.RunAsync(who, s.Client)),
        Row<NewsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveNews>(Administrators, (d, who, s) => d.RunAsync(who, new() { Title = "Fermeture", Text = "Nous fermons.", From = World.World.Today })),
        Row<RemoveNews>("-!!" + "!!!!" + "!!-", (d, who, s) => d.RunAsync(who, Guid.NewGuid())),
        Row<ExtranetOptionsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveExtranetOptions>(Administrators, async (d, who, s) => await d.RunAsync(who, new() { ShowsSettled = true })),
    ];
}
