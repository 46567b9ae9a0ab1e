using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Lists;

using World = Broker.Tests.World.World;

/// <summary>Fields the firm adds to its records: declared before they are shown, typed, kept in one form.</summary>
public sealed class CustomFieldTests
{
    private static readonly Guid Staff = Id("Équivalents temps plein"), Way = Id("Préfère être joint"), Visited = Id("Dernière visite"), Audit = Id("Audit de prévention réalisé"), Books = Id("Code comptable");

    [Theory]
    [InlineData(CustomFieldType.Text, "  deux mots ", "deux mots")]
    [InlineData(CustomFieldType.Text, "   ", null)]
    [InlineData(CustomFieldType.Number, "0012.500", "12.5")]
    [InlineData(CustomFieldType.Number, "-3", "-3")]
    [InlineData(CustomFieldType.Date, "2026-02-28", "2026-02-28")]
    [InlineData(CustomFieldType.YesNo, "false", "false")]
    public void A_value_is_kept_in_one_form(CustomFieldType type, string typed, string? kept) => Assert.Equal(kept, Field(type).Read(typed).Value);

    [Theory]
    [InlineData(CustomFieldType.Number, "douze", "custom.not-a-number")]
    [InlineData(CustomFieldType.Number, "1e9", "custom.not-a-number")]
    [InlineData(CustomFieldType.Number, "123456789012345678901", "custom.not-a-number")]
    [InlineData(CustomFieldType.Date, "2026-02-30", "custom.not-a-date")]
    [InlineData(CustomFieldType.Date, "28/02/2026", "custom.not-a-date")]
    [InlineData(CustomFieldType.YesNo, "oui", "custom.not-yes-or-no")]
    [InlineData(CustomFieldType.Choice, "Par pigeon", "custom.not-a-choice")]
    public void What_does_not_fit_the_type_is_refused_at_the_field(CustomFieldType type, string typed, string code)
    {
        var field = Field(type);
        Assert.Equal(new Problem(code, CustomField.NameOf(field.Id)), field.Read(typed).Problem);
    }

    [Fact]
    public void A_text_has_an_end_and_a_required_field_a_value()
    {
        var field = Field(CustomFieldType.Text);
        Assert.Null(field.Read(new('a', CustomField.ValueLength)).Problem);
        Assert.Equal("input.too-long", field.Read(new('a', CustomField.ValueLength + 1)).Problem?.Code);
        field.Required = true;
        Assert.Equal(new Problem("input.required", CustomField.NameOf(field.Id)), field.Read(" ").Problem);
    }

    [Fact]
    public async Task What_is_typed_on_a_record_is_written_with_it_and_read_back_under_its_headings()
    {
        await using var world = await World.OpenAsync();
        var way = (await ReadAsync(world, world.Morel)).Single(r => r.Field.Id == Way).Field;

        Assert.True((await WriteAsync(world, world.Morel, new() { [Staff] = "2", [Way] = way.Choices[1].Id.ToString() })).Value);

        var rows = await ReadAsync(world, world.Morel);
        Assert.Equal(["Activité", "Suivi commercial", "Suivi commercial", "Suivi commercial", null], rows.Select(r => r.Field.Heading));
        Assert.Equal("2", rows.Single(r => r.Field.Id == Staff).Value);
        Assert.Equal("Par e-mail", rows.Single(r => r.Field.Id == Way) is var row ? row.Field.ChoiceOf(row.Value) : null);
        Assert.Null(rows.Single(r => r.Field.Id == Visited).Value);
        Assert.Equal("184", (await ReadAsync(world, world.Rivelaine)).Single(r => r.Field.Id == Staff).Value);
    }

    [Fact]
    public async Task A_value_is_changed_emptied_and_left_alone()
    {
        await using var world = await World.OpenAsync();
        Assert.True((await WriteAsync(world, world.Rivelaine, new() { [Staff] = "190", [Audit] = " " })).Value);
        var rows = await ReadAsync(world, world.Rivelaine);
        Assert.Equal("190", rows.Single(r => r.Field.Id == Staff).Value);
        Assert.Null(rows.Single(r => r.Field.Id == Audit).Value);
        Assert.Equal("411RIVEL", rows.Single(r => r.Field.Id == Books).Value);

        Assert.False((await WriteAsync(world, world.Rivelaine, new() { [Staff] = "190" })).Value);
        Assert.False((await WriteAsync(world, world.Rivelaine, null)).Value);
    }

    [Fact]
    public async Task A_required_field_left_out_is_asked_for_and_nothing_is_written()
    {
        await using var world = await World.OpenAsync();
        await ChangeAsync(world, Staff, f => f.Required = true);
        Assert.Equal(new Problem("input.required", CustomField.NameOf(Staff)), (await WriteAsync(world, world.Morel, new() { [Books] = "411MOREL" })).Problem);
        Assert.Null((await ReadAsync(world, world.Morel)).Single(r => r.Field.Id == Books).Value);
        // Who does not speak of these fields at all (an import, another screen) is not asked.
        Assert.Null((await WriteAsync(world, world.Morel, null)).Problem);
    }

    [Fact]
    public async Task A_field_of_another_subject_or_of_nobody_is_not_written()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(Problem.Missing, (await WriteAsync(world, world.Morel, new() { [Guid.NewGuid()] = "x" })).Problem);
        Assert.Equal(Problem.Missing, (await WriteAsync(world, world.Morel, new() { [DemoId.Of("customfield:signs")] = "true" })).Problem);
    }

    [Fact]
    public async Task A_retired_field_is_no_longer_asked_for_but_what_it_holds_stays_until_it_is_emptied()
    {
        await using var world = await World.OpenAsync();
        Assert.Null((await world.Desk<RetireCustomField>().RunAsync(world.Helene, Staff, retired: true)).Problem);

        Assert.DoesNotContain(await world.Desk<CustomFieldsQuery>().RunAsync(world.Theo, CustomSubject.Client), f => f.Id == Staff);
        Assert.DoesNotContain(await ReadAsync(world, world.Morel), r => r.Field.Id == Staff);
        Assert.Equal("184", (await ReadAsync(world, world.Rivelaine)).Single(r => r.Field.Id == Staff).Value);
        Assert.Equal(Problem.Missing.At(CustomField.NameOf(Staff)), (await WriteAsync(world, world.Rivelaine, new() { [Staff] = "185" })).Problem);
        Assert.True((await WriteAsync(world, world.Rivelaine, new() { [Staff] = "" })).Value);
        Assert.DoesNotContain(await ReadAsync(world, world.Rivelaine), r => r.Field.Id == Staff);
    }

    [Fact]
    public async Task An_answer_in_use_is_renamed_and_retired_but_not_taken_away()
    {
        await using var world = await World.OpenAsync();
        var input = await InputAsync(world, Way);
        var (meeting, mail) = (input.Choices[2], input.Choices[1]);
        input.Choices.Remove(meeting);
        Assert.Equal(Problem.Of("custom.choice-in-use", "En rendez-vous", 1).At("Choices"), (await SaveAsync(world, input)).Problem);

        (meeting.Name, meeting.Retired) = ("Au bureau", true);
        input.Choices.Add(meeting);
        input.Choices.Remove(mail);
        Assert.Null((await SaveAsync(world, input)).Problem);

        var row = (await ReadAsync(world, world.Rivelaine)).Single(r => r.Field.Id == Way);
        Assert.Equal("Au bureau", row.Field.ChoiceOf(row.Value));
        Assert.False((await WriteAsync(world, world.Rivelaine, new() { [Way] = row.Value })).Value);
        Assert.Equal("custom.not-a-choice", (await WriteAsync(world, world.Morel, new() { [Way] = row.Value })).Problem?.Code);
    }

    [Fact]
    public async Task The_type_of_a_field_that_holds_values_stays_and_so_does_the_field()
    {
        await using var world = await World.OpenAsync();
        var input = await InputAsync(world, Staff);
        input.Type = CustomFieldType.Text;
        Assert.Equal(Problem.Of("custom.type-in-use", 3).At("Type"), (await SaveAsync(world, input)).Problem);
        Assert.Equal(Problem.Of("custom.in-use", "Équivalents temps plein", 3), (await world.Desk<RemoveCustomField>().RunAsync(world.Helene, Staff)).Problem);

        var fresh = await SaveAsync(world, new() { Label = "Convention collective" });
        Assert.Null((await world.Desk<RemoveCustomField>().RunAsync(world.Helene, fresh.Value)).Problem);
        Assert.False(await world.ReadAsync(db => db.CustomFields.AnyAsync(f => f.Id == fresh.Value)));
    }

    [Fact]
    public async Task A_list_needs_answers_each_once_and_a_label_is_given_once_per_subject()
    {
        await using var world = await World.OpenAsync();
        SaveCustomField.Input Choice(params string[] names) => new() { Label = "Rythme", Type = CustomFieldType.Choice, Choices = [.. names.Select(n => new SaveCustomField.Choice { Name = n })] };
        Assert.Equal(new Problem("custom.choices-needed", "Choices"), (await SaveAsync(world, Choice("  "))).Problem);
        Assert.Equal(Problem.Of("custom.choice-twice", "Mensuel").At("Choices"), (await SaveAsync(world, Choice("Mensuel", "mensuel "))).Problem);
        Assert.Equal("input.too-long", (await SaveAsync(world, Choice(new string('m', 121)))).Problem?.Code);
        Assert.Equal("custom.too-many-choices", (await SaveAsync(world, Choice([.. Enumerable.Range(0, 101).Select(n => $"{n}")]))).Problem?.Code);
        Assert.Equal(new Problem("custom.label-taken", "Label"), (await SaveAsync(world, new() { Label = "Équivalents temps plein" })).Problem);
        Assert.Null((await SaveAsync(world, new() { Label = "Équivalents temps plein", Subject = CustomSubject.Contact })).Problem);
    }

    [Fact]
    public async Task Two_who_change_the_same_field_meet_and_its_place_can_be_changed()
    {
        await using var world = await World.OpenAsync();
        var (mine, other) = (await InputAsync(world, Books), await InputAsync(world, Books));
        (mine.Help, other.Help) = ("Un", "Deux");
        Assert.Null((await SaveAsync(world, mine)).Problem);
        Assert.Equal(Problem.Stale, (await SaveAsync(world, other)).Problem);

        Assert.Null((await world.Desk<OrderCustomFields>().RunAsync(world.Helene, CustomSubject.Client, [Books, Audit])).Problem);
        var order = (await world.Desk<CustomFieldSettingsQuery>().RunAsync(world.Helene)).Where(r => r.Subject == CustomSubject.Client).Select(r => r.Field.Id);
        Assert.Equal([Books, Audit, Staff, Visited, Way], order);
    }

    [Fact]
    public async Task A_contact_holds_values_too_saved_with_it_and_gone_with_it()
    {
        await using var world = await World.OpenAsync();
        var signs = DemoId.Of("customfield:signs");
        var made = await world.Desk<SaveContact>().RunAsync(world.Theo, new() { ClientId = world.Morel, FirstName = "Rose", LastName = "Tavel", Custom = new() { [signs] = "true" } });
        var contact = (await world.Desk<ContactQuery>().RunAsync(world.Theo, made.Value))!;
        Assert.Equal("true", contact.Custom.Single().Value);

        var (mine, other) = (SaveContact.Input.Of(contact), SaveContact.Input.Of(contact));
        (mine.Custom![signs], other.Custom![signs]) = ("false", "peut-être");
        Assert.Null((await world.Desk<SaveContact>().RunAsync(world.Theo, mine)).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveContact>().RunAsync(world.Theo, other)).Problem);
        other.Version = (await world.Desk<ContactQuery>().RunAsync(world.Theo, made.Value))!.Version;
        Assert.Equal(new Problem("custom.not-yes-or-no", CustomField.NameOf(signs)), (await world.Desk<SaveContact>().RunAsync(world.Theo, other)).Problem);

        Assert.Null((await world.Desk<RemoveContact>().RunAsync(world.Theo, made.Value)).Problem);
        Assert.False(await world.ReadAsync(db => db.CustomFieldValues.AnyAsync(v => v.SubjectId == made.Value)));
    }

    [Fact]
    public async Task A_client_never_sees_what_the_firm_notes_in_its_own_fields()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Nadege);
        Assert.Empty(await db.CustomFields.ToListAsync());
        Assert.Empty(await db.CustomFieldValues.ToListAsync());
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<CustomValuesQuery>().RunAsync(world.Nadege, CustomSubject.Client, world.Rivelaine));
    }

    private static Guid Id(string label) => DemoId.Of("customfield:" + label);

    private static CustomField Field(CustomFieldType type) => new() { Subject = CustomSubject.Client, Label = "Essai", Type = type, Choices = [new(Guid.NewGuid(), "Par téléphone")] };

    private static Task<IReadOnlyList<CustomValueRow>> ReadAsync(World world, Guid client) => world.Desk<CustomValuesQuery>().RunAsync(world.Theo, CustomSubject.Client, client);

    private static async Task<Result<bool>> WriteAsync(World world, Guid client, Dictionary<Guid, string?>? typed)
    {
        await using var db = await world.OpenAsync(world.Theo);
        var written = await CustomValues.WriteAsync(db, CustomSubject.Client, client, client, typed);
        if (!written.Failed) Assert.Null((await db.SaveAsync()).Problem);
        return written;
    }

    private static Task ChangeAsync(World world, Guid field, Action<CustomField> how) => world.ChangeAsync(async db => how(await db.CustomFields.SingleAsync(f => f.Id == field)));

    private static async Task<SaveCustomField.Input> InputAsync(World world, Guid field) =>
        SaveCustomField.Input.Of((await world.Desk<CustomFieldSettingsQuery>().RunAsync(world.Helene)).Single(r => r.Field.Id == field));

    private static Task<Result<Guid>> SaveAsync(World world, SaveCustomField.Input input) => world.Desk<SaveCustomField>().RunAsync(world.Helene, input);
}
