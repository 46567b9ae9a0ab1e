namespace Broker.Portal.Features.ExpectedDocuments;

/// <summary>Texts of the documents that files ask for.</summary>
public sealed class ExpectedDocumentsText;
