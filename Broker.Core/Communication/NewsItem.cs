using Broker.Core.Common;

namespace Broker.Core.Communication;

public enum NewsAudience { Everybody, Clients, Prospects }

/// <summary>Something the firm tells on the extranet (actualité): to its clients, its prospects or both, from one day to another.</summary>
public sealed class NewsItem : Entity, IFirmWide
{
    public const int TitleLength = 120, TextLength = 4000;

    public required string Title { get; set; }

    /// <summary>Plain text; an empty line parts paragraphs, addresses of pages become links.</summary>
    public required string Text { get; set; }
    public NewsAudience Audience { get; set; }
    public required DateOnly From { get; set; }

    /// <summary>Last day on which it is read; none: until further notice.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Otherwise a draft, which the firm alone reads.</summary>
    public bool Published { get; set; }
}
