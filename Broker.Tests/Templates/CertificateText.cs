using Broker.Core.Common;
using Broker.Core.Templates;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Templates;

/// <summary>The body of a certificate that says all one looks for in it, a paragraph for each statement, so that a test may leave one out.</summary>
internal static class CertificateText
{
    public const string Delegation = "Par délégation de l'assureur";

    private static readonly Dictionary<CertificateStatement, string> Said = new()
    {
        [CertificateStatement.InsurerName] = P("Assureur : {{contrat.assureur}}"),
        [CertificateStatement.InsurerAddress] = P("{{contract.insurer_address}}"),
        [CertificateStatement.PolicyNumber] = P("Contrat n° {{Contrat.Numéro}}"),
        [CertificateStatement.Holder] = P("Souscripteur : {{client.nom}}"),
        [CertificateStatement.Period] = P("du {{attestation.du}} au {{attestation.au}}"),
        [CertificateStatement.Subject] = P("{{contrat.risque}}"),
        [CertificateStatement.Amounts] = P("{{#garanties_souscrites}}{{garantie.plafond}}{{/garanties_souscrites}}"),
        [CertificateStatement.Signature] = P(Delegation + ", le cabinet"),
    };

    public static string Full => Without();

    public static string Without(params CertificateStatement[] left) => string.Concat(Said.Where(s => !left.Contains(s.Key)).Select(s => s.Value));

    public static TemplateFile File(string body, string? note = null, bool draft = false) => new() { Name = "attestation.docx", Content = Of(body), Note = note, AsDraft = draft };

    /// <summary>Takes it in as a certificate about a contract; answers its id.</summary>
    public static async Task<Guid> UploadedAsync(this TheWorld world, string body) =>
        (await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Name = "Attestation d'essai", Kind = TemplateKind.Certificate }, File(body))).Value;

    public static async Task<TemplateDetail> SeenAsync(this TheWorld world, Guid id, int? number = null) => (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id, number))!;

    public static async Task<Result<int>> PublishAsync(this TheWorld world, Guid id, int number) =>
        await world.Desk<PublishTemplate>().RunAsync(world.Helene, new() { TemplateId = id, Version = (await world.SeenAsync(id)).Input.Version, Number = number });

    public static Task<Result> DeclareAsync(this TheWorld world, Guid id, string words = Delegation, int number = 1, CertificateStatement statement = CertificateStatement.Signature) =>
        world.Desk<DeclareStatement>().RunAsync(world.Helene, new() { TemplateId = id, Number = number, Statement = statement, Where = DeclareStatement.Place.Words, Words = words });

    public static async Task RequireAsync(this TheWorld world, params CertificateStatement[] statements)
    {
        var rules = await world.Desk<StatementRulesQuery>().RunAsync(world.Helene);
        Assert.Null((await world.Desk<SaveStatementRules>().RunAsync(world.Helene, new() { Version = rules.Input.Version, Required = [.. statements] })).Problem);
    }

    public static Task RequireAllAsync(this TheWorld world) => world.RequireAsync(Enum.GetValues<CertificateStatement>());
}
