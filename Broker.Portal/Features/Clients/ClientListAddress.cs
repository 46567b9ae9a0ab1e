using System.Globalization;
using Broker.Core.Clients;

namespace Broker.Portal.Features.Clients;

/// <summary>How the list of clients is looked at, as the address says it: what one would send to a colleague.</summary>
public sealed record ClientListAddress
{
    public const string Path = "/clients", Nobody = "none", Some = "some", None = "none", Open = "open";

    public string? Q { get; init; }
    public string? Kind { get; init; }
    public string? State { get; init; }

    /// <summary>A person's id, or "none".</summary>
    public string? Handler { get; init; }
    public string? Segment { get; init; }
    public string? Origin { get; init; }
    public string? Place { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }

    /// <summary>"some" or "none".</summary>
    public string? Insured { get; init; }
    public string? Awaiting { get; init; }
    public string? Overdue { get; init; }
    public string? Claims { get; init; }
    public string? Freeze { get; init; }
    public string? Sort { get; init; }
    public string? Down { get; init; }

    /// <summary>The kind of row that holds where a client stands with the register of frozen assets.</summary>
    public const string FreezeRows = "FreezeStanding";

    public ClientSort Sorting => Enum.TryParse<ClientSort>(Sort, out var sort) && Enum.IsDefined(sort) ? sort : ClientSort.Name;

    public ClientFilter Filter => new()
    {
        Text = Q, Kind = Read<ClientKind>(Kind), State = Read<ClientState>(State), Place = Place, Overdue = Overdue is not null,
        Insured = Chosen(Insured), Awaiting = Chosen(Awaiting), OpenClaims = Claims == Open, Freeze = Read<FreezeState>(Freeze),
        HandlerId = Guid.TryParse(Handler, out var handler) ? handler : null, Unhandled = Handler == Nobody,
        SegmentId = Guid.TryParse(Segment, out var segment) ? segment : null, OriginId = Guid.TryParse(Origin, out var origin) ? origin : null,
        CreatedFrom = Day(From), CreatedTo = Day(To), Sort = Sorting, Descending = Down is not null,
    };

    public bool IsFiltered => this with { Sort = null, Down = null } != new ClientListAddress();

    /// <summary>The same clients, in whatever order.</summary>
    public bool ShowsSame(ClientListAddress other) => this with { Sort = null, Down = null } == other with { Sort = null, Down = null };

    /// <summary>Whether rows of this kind, which the list does not show, decide what is in it.</summary>
    public bool Concerns(string subject) => (Claims is not null && subject == "Claim") || (Insured is not null && subject == "Contract") || (Freeze is not null && subject == FreezeRows);

    /// <summary>"state=Active&amp;sort=City": what a saved filter keeps.</summary>
    public string Query => string.Join('&', Parts().Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    public string At(string? after = null, string? before = null, bool end = false)
    {
        var page = after is not null ? $"after={after}" : before is not null ? $"before={before}" : end ? "end=1" : "";
        var query = string.Join('&', new[] { Query, page }.Where(part => part.Length > 0));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    public ClientListAddress SortedBy(ClientSort column) => this with { Sort = column == ClientSort.Name ? null : column.ToString(), Down = Sorting == column && Down is null ? "1" : null };

    private IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("q", Q), ("kind", Kind), ("state", State), ("handler", Handler), ("segment", Segment), ("origin", Origin), ("place", Place), ("from", From), ("to", To), ("insured", Insured), ("awaiting", Awaiting), ("overdue", Overdue), ("claims", Claims), ("freeze", Freeze), ("sort", Sort), ("down", Down),
    ];

    private static bool? Chosen(string? text) => text switch { Some => true, None => false, _ => null };

    private static T? Read<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
