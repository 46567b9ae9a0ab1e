using Broker.Core.Clients;
using Broker.Core.Lists;

namespace Broker.Core.Demo;

/// <summary>The words and fields of the firm's own.</summary>
internal static class DemoLists
{
    public static void Write(DemoBook book) => Fields(book);

    private static void Fields(DemoBook book)
    {
        const string Follow = "Suivi commercial", Activity = "Activité";
        var staff = Field("Effectif", CustomFieldType.Number, Activity, "Salariés au dernier recensement.");
        var visited = Field("Dernière visite", CustomFieldType.Date, Follow);
        var way = Field("Préfère être joint", CustomFieldType.Choice, Follow, null, "Par téléphone", "Par e-mail", "En rendez-vous");
        var audit = Field("Audit de prévention réalisé", CustomFieldType.YesNo, Follow);
        var books = Field("Code comptable", CustomFieldType.Text, null, "Compte auxiliaire dans le logiciel comptable du cabinet.");
        var signs = book.Add(new CustomField
        {
            Id = DemoBook.Id<CustomField>("signs"), Subject = CustomSubject.Contact, Label = "Signe les contrats", Type = CustomFieldType.YesNo, Position = 1,
        });

        Hold(Cast.Rivelaine, staff, "184");
        Hold(Cast.Rivelaine, visited, $"{book.Today.AddDays(-47):yyyy-MM-dd}");
        Hold(Cast.Rivelaine, way, way.Choices[2].Id.ToString());
        Hold(Cast.Rivelaine, audit, "true");
        Hold(Cast.Rivelaine, books, "411RIVEL");
        Hold(Cast.Pelissier, staff, "6");
        Hold(Cast.Pelissier, way, way.Choices[0].Id.ToString());
        Hold(Cast.Hartwell, staff, "37.5");
        Value(Cast.Rivelaine, DemoBook.Id<Contact>(Cast.Luc.Email), signs, "true");

        CustomField Field(string label, CustomFieldType type, string? heading, string? help = null, params string[] choices) => book.Add(new CustomField
        {
            Id = DemoBook.Id<CustomField>(label), Subject = CustomSubject.Client, Label = label, Type = type, Heading = heading, Help = help,
            Choices = [.. choices.Select(c => new CustomChoice(DemoBook.Id("custom-choice", c), c))], Position = 1 + book.Rows.OfType<CustomField>().Count(),
        });

        void Hold(CastClient client, CustomField field, string value) => Value(client, client.Id, field, value);

        void Value(CastClient client, Guid subject, CustomField field, string value) => book.Add(new CustomFieldValue
        {
            Id = DemoBook.Id<CustomFieldValue>($"{subject}/{field.Id}"), ClientId = client.Id, SubjectId = subject, FieldId = field.Id, Value = value,
        });
    }
}
