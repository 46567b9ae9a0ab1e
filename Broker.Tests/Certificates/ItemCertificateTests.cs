using Broker.Core.Certificates;
using Broker.Core.Products;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>R-CERT-10: one insured item, a vehicle, a building or a person according to what the contract insures.</summary>
public sealed class ItemCertificateTests
{
    private const string Body = "Libellé {{beneficiaire.libelle}}. Véhicule {{vehicule.immatriculation}} {{vehicule.marque}}. Immeuble {{immeuble.nom}}, {{immeuble.ville}}. Assuré {{personne.prenom}} {{personne.nom}}.";

    [Theory, Rule("R-CERT-10"), Rule("R-CERT-11"), Rule("R-CERT-14")]
    [InlineData(ItemKind.Vehicle)]
    [InlineData(ItemKind.Building)]
    [InlineData(ItemKind.Person)]
    public async Task The_certificate_of_one_item_says_that_item_and_no_other(ItemKind kind)
    {
        await using var world = await TheWorld.OpenAsync();
        var contract = kind switch { ItemKind.Vehicle => world.Fleet, ItemKind.Building => world.Depots, _ => world.Health };
        var template = await world.OfferedAsync(contract, P(Body), TemplateSubject.InsuredItem);

        var offer = (await world.Desk<CertificateOfferQuery>().RunAsync(world.Nadege, contract))!;
        Assert.Equal((true, kind), (offer.IsOpen, offer.ItemKind));
        Assert.Contains("Attestation d'essai", offer.ForItem.Select(t => t.Title));
        Assert.DoesNotContain("Attestation d'essai", offer.ForContract.Select(t => t.Title));
        var items = (await world.Desk<CertificateItemsQuery>().RunAsync(world.Nadege, contract)).Rows;
        Assert.True(items.Count > 1);

        var chosen = items[1];
        var sent = await world.SendAsync(world.Nadege, new() { ContractId = contract, TemplateId = template, ItemId = chosen.Id });
        Assert.False((await world.IssueAsync(sent.Value.RequestId)).Failed);

        var said = world.Printed();
        Assert.Contains($"Libellé {chosen.Label}.", said);
        Assert.DoesNotContain(items[0].Label, said);
        Assert.Equal(kind == ItemKind.Vehicle, said.Contains($"Véhicule {chosen.Label} "));
        Assert.Equal(kind == ItemKind.Building, said.Contains($"Immeuble {chosen.Label}, Port-Aubel."));
        Assert.Equal(kind == ItemKind.Person, said.Contains($"Assuré {string.Join(' ', chosen.Label.Split(' ').Reverse())}."));
        var document = Assert.Single(await world.DocumentsAsync(world.Nadege, contract));
        Assert.Equal((chosen.Id, sent.Value.RequestId), (document.ItemId!.Value, (await world.CertificateAsync(sent.Value.RequestId))!.RequestId));
    }

    [Theory, Rule("R-CERT-10")]
    [InlineData(ItemKind.Vehicle)]
    [InlineData(ItemKind.Building)]
    [InlineData(ItemKind.Person)]
    public async Task An_item_of_another_contract_is_not_to_be_had(ItemKind kind)
    {
        await using var world = await TheWorld.OpenAsync();
        var (contract, other) = kind switch { ItemKind.Vehicle => (world.Fleet, world.Depots), ItemKind.Building => (world.Depots, world.Health), _ => (world.Health, world.Fleet) };
        var template = await world.OfferedAsync(contract, P(Body), TemplateSubject.InsuredItem);
        var item = (await world.Desk<CertificateItemsQuery>().RunAsync(world.Nadege, other)).Rows[0].Id;
        var sent = await world.SendAsync(world.Nadege, new() { ContractId = contract, TemplateId = template, ItemId = item });
        Assert.Equal("common.missing", sent.Problem!.Code);
        Assert.Empty(await world.ReadAsync(db => db.CertificateRequests.ToListAsync()));
    }
}
