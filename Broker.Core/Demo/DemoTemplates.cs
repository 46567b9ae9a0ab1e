using Broker.Core.Files;
using Broker.Core.Templates;
using Broker.Core.Word;

namespace Broker.Core.Demo;

/// <summary>The firm's templates of certificates and of the memo of insured vehicles: the Word documents, and how their unknown tags are asked for.</summary>
public static class DemoTemplates
{
    public const string Contract = "Attestation d’assurance", Vehicle = "Attestation de véhicule assuré",
        Event = "Attestation pour un événement", FleetList = "Attestation de flotte", Memo = "Mémo véhicule assuré";

    /// <summary>In days before today, and so before all that was made with them.</summary>
    private const int FirstAgo = 800, LatestAgo = 118;

    public static Guid Id(string name) => DemoBook.Id<WordTemplate>(name);

    /// <summary>The file of <see cref="Contract"/> as it was before buyers asked for the insurer's address.</summary>
    internal static Guid FormerFile => DemoBook.Id<StoredFile>(Former);

    private const string Former = $"{Contract}, avant";

    internal static async Task WriteAsync(DemoBook book, IFileShelf shelf, CancellationToken ct)
    {
        await AddAsync(Contract, TemplateSubject.Contract, DemoLetters.Contract());
        await AddAsync(Vehicle, TemplateSubject.InsuredItem, DemoLetters.Vehicle());
        await AddAsync(FleetList, TemplateSubject.Contract, DemoLetters.FleetList());
        await AddAsync(Memo, TemplateSubject.InsuredItem, DemoLetters.Memo());
        await AddAsync(Event, TemplateSubject.Contract, DemoLetters.Event(),
            Field("motif", "Motif de la demande", FieldType.Text, "Ce que l’organisateur demande de couvrir, par exemple « salon professionnel »."),
            Field("date_debut", "Premier jour", FieldType.Date, "Le jour de l’installation, s’il y en a une."),
            Field("date_fin", "Dernier jour", FieldType.Date, "Le jour du démontage compris."),
            Field("lieu", "Lieu", FieldType.Text, "Nom du lieu et ville."),
            Field("precisions", "Précisions", FieldType.LongText, "Ce que l’organisateur veut lire en plus ; laissez vide s’il n’a rien demandé.", required: false));

        // Amounts are left to each insurer's own table of guarantees.
        book.Add(new StatementRules { Id = StatementRules.OnlyId, Waived = [nameof(CertificateStatement.Amounts)], At = Ago(LatestAgo), By = Cast.Helene.FullName });

        async Task AddAsync(string name, TemplateSubject subject, byte[] word, params AskedField[] fields)
        {
            var at = Ago(name == Contract ? LatestAgo : FirstAgo);
            for (var i = 0; i < fields.Length; i++) fields[i].Position = i;
            var file = await ShelveAsync(name, word, at);
            var template = book.Add(new WordTemplate
            {
                Id = Id(name), Name = name, Kind = name == Memo ? TemplateKind.Memo : TemplateKind.Certificate, Subject = subject, FileId = file.Id, FileName = name + ".docx",
                UploadedAt = at, Fields = [.. fields],
            });
            StatementDeclaration[] declared = template.CanBeOffered
                ? [new() { Id = DemoBook.Id<StatementDeclaration>(name), TemplateId = template.Id, Statement = CertificateStatement.Signature, Words = DemoLetters.Delegation, FileId = file.Id, At = at, By = Cast.Helene.FullName }]
                : [];
            foreach (var words in declared) book.Add(words);
            if (name == Contract)
            {
                var before = await ShelveAsync(Former, DemoLetters.Contract(before: true), Ago(FirstAgo));
                Version(template, 1, before, Ago(FirstAgo), null);
                Version(template, 2, file, at, "L’adresse de l’assureur, que demandent les plateformes d’achat.");
            }
            else Version(template, 1, file, at, null);
            template.Keep(StatementCheck.Of(template, file.Id, TemplateTags.Read(word, subject), DocumentWords.Read(word), declared, null));
        }

        async Task<StoredFile> ShelveAsync(string name, byte[] word, DateTime at)
        {
            var shelved = await shelf.PutAsync(new MemoryStream(word), ct);
            return book.Add(new StoredFile { Id = DemoBook.Id<StoredFile>(name), Hash = shelved.Hash, Size = shelved.Size, ContentType = ContentTypes.Word, CreatedAt = at });
        }

        // In office hours.
        DateTime Ago(int days) => book.Today.AddDays(-days).ToDateTime(new(9, 40), DateTimeKind.Utc);

        void Version(WordTemplate template, int number, StoredFile file, DateTime at, string? note)
        {
            template.VersionNumber = number;
            book.Add(new TemplateVersion
            {
                Id = DemoBook.Id<TemplateVersion>($"{template.Name}.{number}"), TemplateId = template.Id, Number = number, FileId = file.Id, FileName = template.FileName,
                At = at, By = Cast.Helene.FullName, Note = note, PublishedAt = at, PublishedBy = Cast.Helene.FullName,
            });
        }
    }

    private static AskedField Field(string tag, string label, FieldType type, string help, bool required = true) => new()
    {
        Id = DemoBook.Id("asked-field", tag), TemplateId = Id(Event), Tag = tag, Label = label, Type = type, Help = help, Required = required,
    };
}
