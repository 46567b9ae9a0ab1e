namespace Broker.Portal.Features.Files;

/// <summary>Texts of documents.</summary>
public sealed class FilesText;
