namespace Broker.Portal.Features.Templates;

/// <summary>Texts of the Word templates, of their tags and of what the gate refuses.</summary>
public sealed class TemplatesText;
