using Broker.Portal.Kit;

namespace Broker.Portal.Features.Extranet;

/// <summary>One thing the firm waits for from a client.</summary>
public sealed record Need(string Key, string Icon, Tone Tone, string Title, string Detail, string Href, string Act);
