using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Templates;
using Broker.Tests.Word;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static Guid Template => DemoTemplates.Id(DemoTemplates.Contract);

    private static readonly AccessRow[] Setup =
    [
        Row<TemplatesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<TemplateQuery>(Administrators, (d, who, s) => d.RunAsync(who, Template)),
        Row<TemplatePreviewQuery>(Administrators, (d, who, s) => d.RunAsync(who, Template)),
        Row<TemplatePageQuery>(Administrators, (d, who, s) => d.RunAsync(who, Template, [])),
        Row<TryTemplate>(Administrators, (d, who, s) => d.RunAsync(who, Template)),
        Row<UploadTemplate>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Lettre {Guid.NewGuid():N}" }, Letter)),
        Row<ReplaceTemplateFile>(Administrators, (d, who, s) => d.RunAsync(who, Template, Letter)),
        Row<ConfigureTemplate>(Administrators, (d, who, s) => d.RunAsync(who, new() { Id = Template, Name = "Attestation" })),
        Row<TemplateFileQuery>(Administrators, (d, who, s) => d.RunAsync(who, Template, 1)),
        Row<PublishTemplate>(Administrators, (d, who, s) => d.RunAsync(who, new() { TemplateId = Template, Number = 1 })),
        Row<DeclareStatement>(Administrators, (d, who, s) => d.RunAsync(who, new() { TemplateId = Template, Number = 1, Statement = CertificateStatement.Signature, Where = DeclareStatement.Place.Picture })),
        Row<TagGuideQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SampleChoicesQuery>(Administrators, (d, who, s) => d.RunAsync(who, TemplateSubject.Contract, "rivelaine")),
        Row<TemplateOnDataQuery>(Administrators, (d, who, s) => d.RunAsync(who, Template, null, s.Contract)),
        Row<StatementRulesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveStatementRules>(Administrators, (d, who, s) => d.RunAsync(who, new())),
        Row<RetireTemplate>(Administrators, (d, who, s) => d.RunAsync(who, Template)),

        Row<ProductsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<ProductQuery>(Administrators, (d, who, s) => d.RunAsync(who, s.Product)),
        Row<SaveProduct>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Produit {Guid.NewGuid():N}", InsurerId = s.Insurer, RiskId = s.Risk })),
        Row<RemoveProduct>(Administrators, (d, who, s) => d.RunAsync(who, s.Product)),
        Row<GuaranteesQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveGuarantee>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Garantie {Guid.NewGuid():N}" })),
        Row<RemoveGuarantee>(Administrators, (d, who, s) => d.RunAsync(who, DemoId.Of("guarantee:Bris de glace"))),
        Row<RisksQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<RemoveRisk>(Administrators, (d, who, s) => d.RunAsync(who, s.Risk)),
        Row<InsurersQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<RemoveInsurer>(Administrators, (d, who, s) => d.RunAsync(who, s.Insurer)),
        Row<SaveInsurer>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Assureur {Guid.NewGuid():N}" })),
        Row<SaveRisk>(Administrators, (d, who, s) => d.RunAsync(who, new() { Name = $"Risque {Guid.NewGuid():N}" })),

        Row<SeedDemo>(Machine, (d, who, s) => d.RunAsync(who, new())),
        .. Deferred,
    ];

    private static TemplateFile Letter => new() { Name = "lettre.docx", Content = WordFile.Of(WordFile.P("Bonjour {{client.name}}")) };
}
