using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Work;
using Broker.Tests.Extranet;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Certificates;

/// <summary>Certificates for whoever is shown one part of a contract and not the others: Karim, limited, who may send forms.</summary>
public sealed class SharedInPartTests : PeopleScene
{
    [Fact, Rule("R-CERT-07"), Rule("IND-10")]
    public async Task Whether_the_premium_is_paid_is_decided_on_the_whole_truth_and_not_told()
    {
        await ShareAsync(World.Fleet, ContractPart.Guarantees);
        Assert.True((await World.Desk<CertificateOfferQuery>().RunAsync(World.Karim, World.Fleet))!.IsOpen);
        Assert.Null((await World.SendAsync(World.Karim, Ask(World.Fleet, DemoTemplates.Contract))).Problem);
        Assert.Empty((await World.Desk<ReceiptsQuery>().RunAsync(World.Karim, new() { ClientId = World.Rivelaine, ContractId = World.Fleet })).Rows);

        await ShareAsync(World.Goods, ContractPart.Documents);
        Assert.Equal(["certificate.not-today"], (await World.Desk<CertificateOfferQuery>().RunAsync(World.Karim, World.Goods))!.Reasons.Select(r => r.Code));
        Assert.Equal("certificate.not-today", (await World.SendAsync(World.Karim, Ask(World.Goods, DemoTemplates.Contract))).Problem?.Code);
        await ShareAsync(World.Goods, ContractPart.Account);
        Assert.Equal(["certificate.unsettled"], (await World.Desk<CertificateOfferQuery>().RunAsync(World.Karim, World.Goods))!.Reasons.Select(r => r.Code));
    }

    [Fact, Rule("D-61"), Rule("IND-10")]
    public async Task What_was_paid_reads_the_same_to_whoever_is_shown_one_contract_and_not_the_whole_account()
    {
        var filter = new ReceiptsQuery.Filter { ClientId = World.Rivelaine, ContractId = World.Fleet };
        var all = (await World.Desk<ReceiptsQuery>().RunAsync(World.Nadege, filter)).Rows;
        Assert.Contains(all, r => r.State == ReceiptState.Settled && r.Paid.Minor > 0);
        Assert.Equal(all, (await World.Desk<ReceiptsQuery>().RunAsync(World.Karim, filter)).Rows);
        await using var his = await World.OpenAsync(World.Karim);
        Assert.False(await his.Payments.AnyAsync());
    }

    [Fact, Rule("IND-10")]
    public async Task Who_is_shown_no_insured_item_is_offered_nothing_about_one()
    {
        Assert.NotEmpty((await World.Desk<CertificateOfferQuery>().RunAsync(World.Karim, World.Fleet))!.ForItem);
        var vehicle = await World.VehicleAsync();
        await ShareAsync(World.Fleet, ContractPart.Documents);
        var offer = (await World.Desk<CertificateOfferQuery>().RunAsync(World.Karim, World.Fleet))!;
        Assert.Equal((ItemKind.None, 0), (offer.ItemKind, offer.ForItem.Count));
        Assert.Equal("certificate.template-not-offered", (await World.SendAsync(World.Karim, Ask(World.Fleet, DemoTemplates.Vehicle, vehicle))).Problem?.Code);
    }

    [Fact, Rule("IND-10")]
    public async Task A_document_that_lists_the_insured_items_or_says_what_is_paid_is_for_whoever_is_shown_these()
    {
        var premium = await World.OfferedAsync(World.Fleet, P("Prime : {{contract.premium}}"));
        var list = DemoTemplates.Id(DemoTemplates.FleetList);
        foreach (var parts in new[] { ContractPart.Guarantees, ContractPart.Guarantees | ContractPart.Items, ContractPart.Account, ContractPart.All })
        {
            await ShareAsync(World.Fleet, parts);
            var offered = (await World.Desk<CertificateOfferQuery>().RunAsync(World.Karim, World.Fleet))!.ForContract.Select(t => t.Id).ToList();
            Assert.Contains(DemoTemplates.Id(DemoTemplates.Contract), offered);
            Assert.Equal((parts.HasFlag(ContractPart.Items), parts.HasFlag(ContractPart.Account)), (offered.Contains(list), offered.Contains(premium)));
        }
        await ShareAsync(World.Fleet, ContractPart.Guarantees);
        Assert.Equal("certificate.template-not-offered", (await World.SendAsync(World.Karim, Ask(World.Fleet, DemoTemplates.FleetList))).Problem?.Code);
        Assert.Equal("certificate.template-not-offered", (await World.SendAsync(World.Karim, new() { ContractId = World.Fleet, TemplateId = premium })).Problem?.Code);
        Assert.Null((await World.SendAsync(World.Nadege, Ask(World.Fleet, DemoTemplates.FleetList))).Problem);
    }

    [Fact, Rule("IND-12"), Rule("R-CERT-04")]
    public async Task What_one_asked_for_oneself_is_ones_own_to_its_document_though_documents_are_not_shared()
    {
        await ShareAsync(World.Fleet, ContractPart.Guarantees);
        var hers = await World.IssuedAsync();
        var mine = (await World.SendAsync(World.Karim, Ask(World.Fleet, DemoTemplates.Contract))).Value.RequestId;
        Assert.Null((await World.IssueAsync(mine)).Problem);

        var listed = Assert.Single(await World.Desk<CertificateRequestsQuery>().RunAsync(World.Karim, null, World.Rivelaine));
        Assert.Equal((mine, World.Fleet), (listed.Id, listed.ContractId));
        Assert.Null((await World.Desk<FileQuery>().RunAsync(World.Karim, listed.DocumentId!.Value)).Problem);
        Assert.Equal("common.missing", (await World.Desk<FileQuery>().RunAsync(World.Karim, (await World.CertificateAsync(hers))!.DocumentId)).Problem?.Code);
        // Who manages access is told so.
        var sight = await World.Desk<WhoSeesQuery>().RunAsync(World.Nadege, SharedItem.Request, World.Rivelaine, mine);
        Assert.Equal([SeesBecause.Own], sight!.People.Single(p => p.Name == "Karim Haddad").Because);
        // The same, asked again while a colleague's is under way, is that one.
        var first = await World.SendAsync(World.Nadege, Ask(World.Fleet, DemoTemplates.Contract));
        var second = await World.SendAsync(World.Karim, Ask(World.Fleet, DemoTemplates.Contract));
        Assert.Equal((first.Value.RequestId, true), (second.Value.RequestId, second.Value.AlreadyPending));
    }

    [Fact, Rule("IND-09")]
    public async Task A_request_shown_by_itself_comes_with_its_document_and_without_its_contract()
    {
        var request = (await World.SendAsync(World.Nadege, Ask(World.Liability, DemoTemplates.Contract))).Value.RequestId;
        Assert.Null((await World.IssueAsync(request)).Problem);
        var document = (await World.CertificateAsync(request))!.DocumentId;
        Assert.NotNull((await World.Desk<FileQuery>().RunAsync(World.Karim, document)).Problem);
        Assert.Null((await World.Desk<ShareItem>().RunAsync(World.Nadege, new() { MembershipId = await MemberAsync(Cast.Karim), Kind = SharedItem.Request, ItemId = request })).Problem);

        var listed = Assert.Single(await World.Desk<CertificateRequestsQuery>().RunAsync(World.Karim, null, World.Rivelaine));
        Assert.Equal((request, null, null, document), (listed.Id, listed.ContractId, listed.Contract, listed.DocumentId));
        Assert.Null((await World.Desk<FileQuery>().RunAsync(World.Karim, document)).Problem);
        Assert.Null((await World.Desk<UnshareItem>().RunAsync(World.Nadege, new() { MembershipId = await MemberAsync(Cast.Karim), Kind = SharedItem.Request, ItemId = request })).Problem);
        Assert.Empty(await World.Desk<CertificateRequestsQuery>().RunAsync(World.Karim, null, World.Rivelaine));
        Assert.NotNull((await World.Desk<FileQuery>().RunAsync(World.Karim, document)).Problem);
    }

    private async Task ShareAsync(Guid contract, ContractPart parts) =>
        Assert.Null((await World.Desk<ShareItem>().RunAsync(World.Nadege, new() { MembershipId = await MemberAsync(Cast.Karim), Kind = SharedItem.Contract, ItemId = contract, Parts = parts })).Problem);
}
