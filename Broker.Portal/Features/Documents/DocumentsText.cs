namespace Broker.Portal.Features.Documents;

/// <summary>Texts of documents.</summary>
public sealed class DocumentsText;
