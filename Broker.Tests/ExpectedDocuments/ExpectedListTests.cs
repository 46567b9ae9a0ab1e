using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.ExpectedDocuments.ExpectedWorld;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>What contract types ask for, and files that follow when they are told to.</summary>
public sealed class ExpectedListTests
{
    [Fact, Rule("AS-01")]
    public async Task Each_contract_type_has_a_list_of_its_own()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(0, await CountAsync(world, None));
        Assert.Null((await world.ListAsync(None, "Mandat signé")).Problem);
        Assert.Equal((1, 4), (await CountAsync(world, None), await CountAsync(world, Car)));
        Assert.Equal("Mandat signé", Assert.Single(await world.Desk<ExpectedListQuery>().RunAsync(world.Helene, Risk(None))).Name);
        Assert.Equal(await world.ReadAsync(db => db.Risks.CountAsync()), (await world.Desk<ExpectedListsQuery>().RunAsync(world.Helene)).Count);
    }

    [Fact, Rule("AS-02")]
    public async Task A_name_is_needed_and_stands_once_in_a_list_whatever_its_case_and_accents()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(new Problem("input.required", "Name"), (await world.ListAsync(Car, "  ")).Problem);
        Assert.Equal(Problem.Of("expected.name-taken", "Permis de conduire").At("Name"), (await world.ListAsync(Car, "PERMIS DE CONDUIRE")).Problem);
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, (await world.LineAsync(Car, "RIB")).Id, retired: true);
        Assert.Equal(Problem.Of("expected.name-retired", "RIB").At("Name"), (await world.ListAsync(Car, "rib")).Problem);
        Assert.Equal("input.out-of-range", (await world.ListAsync(Car, "Autre", months: 0)).Problem?.Code);
        Assert.Equal(Problem.Missing, (await world.Desk<SaveListedDocument>().RunAsync(world.Helene, new() { ListId = Guid.NewGuid(), Name = "X" })).Problem);
    }

    [Fact]
    public async Task Lines_are_changed_put_in_order_retired_and_asked_for_again()
    {
        await using var world = await World.OpenAsync();
        var line = await world.LineAsync(Car, "RIB");
        SaveListedDocument.Input input = new() { ListId = Risk(Car), Id = line.Id, Version = line.Version, Name = "Coordonnées bancaires", Help = "  Celles du payeur. ", Mandatory = true, ValidityMonths = 12, OnlyFor = ClientKind.NaturalPerson };
        Assert.Null((await world.Desk<SaveListedDocument>().RunAsync(world.Helene, input)).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveListedDocument>().RunAsync(world.Helene, input)).Problem);
        var changed = await world.LineAsync(Car, "Coordonnées bancaires");
        Assert.Equal(("Celles du payeur.", true, 12, ClientKind.NaturalPerson), (changed.Help, changed.Mandatory, changed.ValidityMonths, changed.OnlyFor));
        // Another list that has the name keeps it.
        Assert.Contains(await world.Desk<DocumentTypesQuery>().RunAsync(world.Helene), t => t.Name == "RIB");

        Assert.Null((await world.Desk<OrderListedDocuments>().RunAsync(world.Helene, Risk(Car), [line.Id, line.Id])).Problem);
        Assert.Equal(["Coordonnées bancaires", "Certificat d’immatriculation"], (await world.Desk<ExpectedListQuery>().RunAsync(world.Helene, Risk(Car))).Take(2).Select(l => l.Name));
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, line.Id, retired: true);
        Assert.Equal(3, await CountAsync(world, Car));
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, line.Id, retired: false);
        Assert.Equal(4, await CountAsync(world, Car));
    }

    [Fact, Rule("AS-03")]
    public async Task Names_are_shared_and_say_how_many_files_use_them_and_which_lists()
    {
        await using var world = await World.OpenAsync();
        await world.ListAsync(None, "extrait KBIS");
        await world.AskAllAsync(Liability);
        var kbis = await TypeAsync(world, "Extrait Kbis");
        Assert.Contains(None, kbis.Lists);
        Assert.Equal(await world.ReadAsync(db => db.ExpectedDocuments.CountAsync(e => e.TypeId == kbis.Id)), kbis.Files);
        Assert.True(kbis.Files > 0);
        Assert.False((await TypeAsync(world, "Statuts")).IsUsed);
    }

    [Fact, Rule("AS-04")]
    public async Task A_standard_name_is_called_otherwise_but_stays_and_one_in_use_goes_only_for_another()
    {
        await using var world = await World.OpenAsync();
        var (shipped, own) = (await TypeAsync(world, "RIB"), await TypeAsync(world, "Questionnaire signé"));
        Assert.Null((await world.Desk<RenameDocumentType>().RunAsync(world.Helene, new() { Id = shipped.Id, Version = shipped.Version, Name = "IBAN" })).Problem);
        Assert.Equal(Problem.Of("expected.type-taken", "IBAN").At("Name"), (await world.Desk<RenameDocumentType>().RunAsync(world.Helene, new() { Id = own.Id, Version = own.Version, Name = "iban" })).Problem);
        Assert.Equal(Problem.Of("expected.type-shipped", "IBAN"), (await world.Desk<RemoveDocumentType>().RunAsync(world.Helene, shipped.Id)).Problem);

        await world.AskAllAsync(Liability);
        Assert.Equal("expected.type-in-use", (await world.Desk<RemoveDocumentType>().RunAsync(world.Helene, own.Id)).Problem?.Code);
        var signed = await TypeAsync(world, "Contrat signé");
        Assert.Null((await world.Desk<RemoveDocumentType>().RunAsync(world.Helene, own.Id, signed.Id)).Problem);
        Assert.Contains(await world.Desk<ExpectedListQuery>().RunAsync(world.Helene, Risk("Cyber")), l => l.Name == "Contrat signé");
        Assert.Contains(await world.FileAsync(world.Liability), i => i.Name == "Questionnaire signé");
        Assert.True((await TypeAsync(world, "Contrat signé")).Files > 0);
        Assert.DoesNotContain(await world.Desk<DocumentTypesQuery>().RunAsync(world.Helene), t => t.Id == own.Id);
    }

    [Fact, Rule("AS-04")]
    public async Task Where_a_list_has_both_names_the_one_that_stays_is_asked_for_once()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        var (losing, staying) = (await TypeAsync(world, "Questionnaire signé"), await TypeAsync(world, "Relevé de sinistralité"));
        Assert.Null((await world.Desk<RemoveDocumentType>().RunAsync(world.Helene, losing.Id, staying.Id)).Problem);
        Assert.Single(await world.Desk<ExpectedListQuery>().RunAsync(world.Helene, Risk(Liability)), l => l.Name == "Relevé de sinistralité");
        Assert.Equal(3, (await world.FileAsync(world.Liability)).Count);
    }

    [Fact]
    public async Task A_line_files_have_followed_is_retired_and_one_none_has_is_deleted()
    {
        await using var world = await World.OpenAsync();
        var unused = (await world.ListAsync(Liability, "Brouillon")).Value;
        Assert.Null((await world.Desk<RemoveListedDocument>().RunAsync(world.Helene, unused)).Problem);
        await world.AskAllAsync(Liability);
        Assert.Equal("expected.line-in-use", (await world.Desk<RemoveListedDocument>().RunAsync(world.Helene, (await world.LineAsync(Liability, "Extrait Kbis")).Id)).Problem?.Code);
        Assert.Equal(Problem.Missing, (await world.Desk<RemoveListedDocument>().RunAsync(world.Helene, unused)).Problem);
    }

    [Fact, Rule("AS-15"), Rule("D-50")]
    public async Task A_change_of_the_list_touches_no_open_file_until_it_is_applied_with_the_effect_shown_first()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        var before = (await world.FileAsync(world.Liability)).Select(i => (i.Id, i.Version, i.Name)).ToList();
        await world.ListAsync(Liability, "Statuts");
        var questionnaire = await world.LineAsync(Liability, "Questionnaire signé");
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, questionnaire.Id, retired: true);
        var losses = await world.LineAsync(Liability, "Relevé de sinistralité");
        await world.Desk<SaveListedDocument>().RunAsync(world.Helene, new() { ListId = Risk(Liability), Id = losses.Id, Version = losses.Version, Name = losses.Name, Help = "Sur cinq ans." });
        Assert.Equal(before, (await world.FileAsync(world.Liability)).Select(i => (i.Id, i.Version, i.Name)));

        var effect = await world.EffectAsync(Liability);
        Assert.Equal((effect.Waiting, 0, 0), (effect.Files, effect.Complete, effect.Unasked));
        Assert.Equal((effect.Files, 0, 0), Of(effect, "Statuts"));
        Assert.Equal((0, effect.Files, 0), Of(effect, "Relevé de sinistralité"));
        Assert.Equal((0, 0, effect.Files), Of(effect, "Questionnaire signé"));
        Assert.Equal(before, (await world.FileAsync(world.Liability)).Select(i => (i.Id, i.Version, i.Name)));

        Assert.Equal(effect.Files, (await world.ApplyAsync(Liability)).Value);
        var after = await world.FileAsync(world.Liability);
        Assert.Equal(["Relevé de sinistralité", "Extrait Kbis", "Statuts"], after.Select(i => i.Name));
        Assert.Equal("Sur cinq ans.", after[0].Help);
        Assert.True((await world.EffectAsync(Liability)).IsNone);
        Assert.Equal(0, (await world.ApplyAsync(Liability)).Value);

        // Asked for again, it comes back.
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, questionnaire.Id, retired: false);
        Assert.Equal((effect.Files, 0, 0), Of(await world.EffectAsync(Liability), "Questionnaire signé"));
        await world.ApplyAsync(Liability);
        Assert.Equal(before.Single(b => b.Name == "Questionnaire signé").Id, (await world.ItemAsync(world.Liability, "Questionnaire signé")).Id);

        static (int, int, int) Of(ListEffectQuery.Effect effect, string name) => effect.Lines.Single(l => l.Name == name) is var line ? (line.Added, line.Changed, line.Withdrawn) : default;
    }

    [Fact, Rule("AS-15")]
    public async Task What_was_answered_stays_and_complete_files_are_reopened_only_when_they_are_chosen()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Dwelling);
        await world.DropAsync(world.Home, "Pièce d’identité", content: "cni");
        await world.AcceptAsync(world.Home, "Pièce d’identité");
        await world.WaiveAsync(world.Home, "Justificatif de domicile");
        await world.ListAsync(Dwelling, "Statuts");
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, (await world.LineAsync(Dwelling, "Pièce d’identité")).Id, retired: true);
        var effect = await world.EffectAsync(Dwelling);
        Assert.True(effect.Complete > 0);
        await world.ApplyAsync(Dwelling);
        Assert.DoesNotContain(await world.FileAsync(world.Home), i => i.Name == "Statuts");

        await world.ApplyAsync(Dwelling, complete: true);
        var file = await world.FileAsync(world.Home);
        Assert.Equal(ExpectedState.Accepted, file.Single(i => i.Name == "Pièce d’identité").State);
        Assert.Equal(ExpectedState.Expected, file.Single(i => i.Name == "Statuts").State);
    }

    [Fact]
    public async Task Contracts_that_have_ended_are_asked_for_nothing()
    {
        await using var world = await World.OpenAsync();
        foreach (var risk in await world.Desk<ExpectedListsQuery>().RunAsync(world.Helene))
            Assert.False((await world.Desk<ApplyExpectedList>().RunAsync(world.Helene, new() { ListId = risk.Id, Complete = true, Unasked = true })).Failed);
        Assert.Equal(0, await world.ReadAsync(db => db.ExpectedDocuments.CountAsync(e => e.ContractId == world.Terminated || e.ContractId == world.Expired)));
        Assert.True(await world.ReadAsync(db => db.ExpectedDocuments.AnyAsync(e => e.ContractId == world.Suspended)));
    }

    [Fact, Rule("AS-05"), Rule("D-50")]
    public async Task A_new_contract_asks_for_its_types_list_as_it_stands_and_another_types_once_it_is_of_that_one()
    {
        await using var world = await World.OpenAsync();
        SaveContract.Input input = new() { ClientId = world.Rivelaine, Number = "N-2026", RiskId = Risk(Liability), InsurerId = DemoId.Of("insurer:Corvane Spécialités"), EffectiveOn = World.Today, AnnualPremium = 900 };
        var contract = (await world.Desk<SaveContract>().RunAsync(world.Theo, input)).Value;
        Assert.Equal(["Questionnaire signé", "Relevé de sinistralité", "Extrait Kbis"], (await world.FileAsync(contract)).Select(i => i.Name));
        await world.DropAsync(contract, "Extrait Kbis");

        var read = (await world.Desk<ContractQuery>().RunAsync(world.Theo, contract))!;
        Assert.Equal((3, 2), (read.DocumentsAsked, read.DocumentsMissing));
        (input.Id, input.Version, input.RiskId) = (contract, read.Version, Risk("Cyber"));
        Assert.Null((await world.Desk<SaveContract>().RunAsync(world.Theo, input)).Problem);
        var file = await world.FileAsync(contract);
        Assert.Equal(["Questionnaire signé", "Extrait Kbis"], file.Select(i => i.Name));
        Assert.Equal(ExpectedState.Received, file[1].State);
    }

    [Fact, Rule("AS-17")]
    public async Task What_is_asked_of_one_kind_of_client_only_comes_and_goes_with_the_clients_kind()
    {
        await using var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        Assert.Contains(await world.FileAsync(world.Liability), i => i.Name == "Extrait Kbis");
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Rivelaine)).Kind = ClientKind.SelfEmployed);
        Assert.DoesNotContain(await world.FileAsync(world.Liability), i => i.Name == "Extrait Kbis");
        Assert.Equal((2, 2), (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Liability))! is var c ? (c.DocumentsAsked, c.DocumentsMissing) : default);
    }

    private static async Task<int> CountAsync(World world, string risk) => (await world.Desk<ExpectedListsQuery>().RunAsync(world.Helene)).Single(l => l.Name == risk).Documents;

    private static async Task<DocumentTypesQuery.TypeRow> TypeAsync(World world, string name) => (await world.Desk<DocumentTypesQuery>().RunAsync(world.Helene)).Single(t => t.Name == name);
}
