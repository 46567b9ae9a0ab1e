using System.Linq.Expressions;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public enum ClientSort { Name, Reference, City, Newest }

/// <summary>What the list of clients is narrowed to.</summary>
public sealed class ClientFilter
{
    /// <summary>Words of the name, reference, SIREN, town, e-mail or telephone, in any order, whatever the case and accents.</summary>
    public string? Text { get; set; }
    public ClientKind? Kind { get; set; }

    /// <summary>Without one: all but the archived.</summary>
    public ClientState? State { get; set; }
    public Guid? HandlerId { get; set; }

    /// <summary>Those nobody is in charge of.</summary>
    public bool Unhandled { get; set; }

    public Guid? SegmentId { get; set; }
    public Guid? OriginId { get; set; }

    /// <summary>How the town, or its postal code, begins.</summary>
    public string? Place { get; set; }
    public DateOnly? CreatedFrom { get; set; }
    public DateOnly? CreatedTo { get; set; }

    /// <summary>With contracts in force, or without any.</summary>
    public bool? Insured { get; set; }

    /// <summary>With actions that remain, or without any.</summary>
    public bool? Awaiting { get; set; }

    /// <summary>Those for whom something should have been done by now.</summary>
    public bool Overdue { get; set; }

    /// <summary>Those a claim of whom is not closed; nothing to whom may see no claims.</summary>
    public bool OpenClaims { get; set; }

    /// <summary>Where they stand with the register of frozen assets.</summary>
    public FreezeState? Freeze { get; set; }
    public ClientSort Sort { get; set; }
    public bool Descending { get; set; }

    /// <summary>Whether it narrows anything down beside the text.</summary>
    private bool IsNarrow => Narrows > 0;

    /// <summary>What is left of the firm's clients.</summary>
    /// <param name="Uncounted">So many hold the text that counting them is not worth its while.</param>
    /// <param name="Few">So few hold the text that they need no index of the order, and are often counted by being shown.</param>
    /// <param name="Ways">Each along the order: together they meet all that are left, and only those. Without any, all clients are met and asked.</param>
    internal sealed record Narrowed(Func<IQueryable<Client>, IQueryable<Client>> Apply, bool Uncounted, bool Few = false, IReadOnlyList<IQueryable<Client>>? Ways = null);

    internal async Task<Narrowed> ReadAsync(BrokerDb db, FirmClock clock, CancellationToken ct)
    {
        if (await SoughtText.ReadAsync(db, Text, ct) is not { } sought) return new(clients => Narrow(db, clock, clients, IsNarrow), false);
        // A text few hold leads to them; one that many hold is looked for in each client on the way.
        if (!await sought.IsBroadAsync(SearchKind.Client, ClientsQuery.MostCounted, ct))
            return new(clients => Narrow(db, clock, sought.Among(clients, (SearchKind.Client, c => c.Id)), true), false, Few: true);
        if (await sought.BearersAsync(ClientsQuery.MostCounted, ct) is ({ } words, var others)) return Bearing(db, clock, words, others);
        var each = sought.Each(SearchKind.Client);
        return new(clients => Narrow(db, clock, clients.Where(c => each.Any(e => e.SubjectId == c.Id)), IsNarrow), !IsNarrow, Ways: sought.Start is { } start && Sort == ClientSort.Name ? Called(db, clock, start) : null);
    }

    /// <summary>Those who bear one of the words in their name or town: they may all stand together in the list, far from where one begins to look.</summary>
    private Narrowed Bearing(BrokerDb db, FirmClock clock, List<string> words, IQueryable<SearchEntry>? others)
    {
        var bearers = db.SearchBearers.Where(b => EF.Parameter(words).Contains(b.Word));
        return new(clients => Rest(clients.Where(c => bearers.Select(b => b.SubjectId).Contains(c.Id))), others is null && !IsNarrow, Ways: Sort is ClientSort.Name or ClientSort.City
            ? words.ConvertAll(word => Rest(db.ClientsBearing(word, Sort)))
            : [Rest(db.ClientsAlong(ClientOrder.IndexOf(Sort)).Where(c => bearers.Any(b => b.SubjectId == c.Id)))]);

        IQueryable<Client> Rest(IQueryable<Client> clients) => Narrow(db, clock, others is null ? clients : clients.Where(c => others.Any(e => e.SubjectId == c.Id)), led: true);
    }

    /// <summary>Those called so at their beginning, a stretch of the order by name for each place a blank may have in it.</summary>
    private List<IQueryable<Client>> Called(BrokerDb db, FirmClock clock, string start) =>
    [
        .. new[] { start, string.Join(' ', start.ToCharArray()) }.Distinct()
            .Select(called => Narrow(db, clock, Searchable.Beginning(db.ClientsAlong(ClientOrder.IndexOf(Sort)), c => c.SortName, called), led: true)),
    ];

    /// <summary>
    /// A day from which on something happened, or until which: SQLite takes any such condition for one that leaves much, and would walk the whole order for the few it leaves.
    /// </summary>
    internal bool IsSince => Insured == false || CreatedFrom is not null || CreatedTo is not null;

    private int Narrows => new[] { Kind is not null, State is not null, HandlerId is not null, Unhandled, SegmentId is not null, OriginId is not null, Inputs.Tidy(Place) is not null,
        CreatedFrom is not null || CreatedTo is not null, Insured is not null, Awaiting is not null, Overdue, OpenClaims, Freeze is not null }.Count(narrow => narrow);

    /// <summary>What few values share is found by an index only when nothing else narrows: SQLite would take it before what leaves far fewer.</summary>
    private static IQueryable<Client> Narrow<T>(IQueryable<Client> clients, T[] wanted, Expression<Func<Client, T>> value, bool alone) where T : struct, Enum
    {
        var client = value.Parameters;
        var chosen = alone ? wanted : [.. Enum.GetValues<T>().Except(wanted)];
        var each = chosen.Select(one => Expression.MakeBinary(alone ? ExpressionType.Equal : ExpressionType.NotEqual, value.Body, Expression.Constant(one)));
        return clients.Where(Expression.Lambda<Func<Client, bool>>(each.Aggregate((a, b) => alone ? Expression.OrElse(a, b) : Expression.AndAlso(a, b)), client));
    }

    /// <param name="led">Something leads to few of them already.</param>
    private IQueryable<Client> Narrow(BrokerDb db, FirmClock clock, IQueryable<Client> clients, bool led)
    {
        clients = Narrow(clients, State is { } state ? [state] : [ClientState.Active, ClientState.Prospect], c => c.State, alone: !led || (Narrows == 1 && State is not null && Inputs.Tidy(Text) is null));
        if (Kind is { } kind) clients = Narrow(clients, [kind], c => c.Kind, alone: HandlerId is not null || (Narrows == 1 && Inputs.Tidy(Text) is null));
        if (HandlerId is { } handler) clients = clients.Where(c => c.HandlerId == handler);
        if (Unhandled) clients = clients.Where(c => c.HandlerId == null);
        if (SegmentId is { } segment) clients = clients.Where(c => c.SegmentId == segment);
        if (OriginId is { } origin) clients = clients.Where(c => c.OriginId == origin);
        if (Searchable.Sortable(Place) is { Length: > 0 } place)
            clients = place.All(char.IsAsciiDigit) ? Searchable.Beginning(clients, c => c.PostalCode!, place) : Searchable.Beginning(clients, c => c.SortCity, place);
        if (CreatedFrom is { } from && clock.StartOf(from) is var first) clients = clients.Where(c => c.CreatedAt >= first);
        if (CreatedTo is { } to && clock.StartOf(to.AddDays(1)) is var after) clients = clients.Where(c => c.CreatedAt < after);
        // Nearly all have contracts, hardly any a claim or something to be done: the first are asked one by one, the others lead to their clients; and those without
        // contracts are sought only among whom nobody knows to have one.
        if (Insured is { } insured && db.ContractsInForceOn(clock.Today) is var inForce)
            clients = insured ? clients.Where(c => inForce.Any(contract => contract.ClientId == c.Id)) : clients.Where(c => c.InsuredUntil <= clock.Today && !inForce.Any(contract => contract.ClientId == c.Id));
        if (Awaiting is { } awaiting) clients = awaiting ? Among(clients, db.RemainingActions) : clients.Where(c => !db.RemainingActions.Any(a => a.ClientId == c.Id));
        if (Overdue) clients = Among(clients, db.RemainingActions.Where(a => a.DueOn < clock.Today));
        if (OpenClaims && db.Actor.May(Permission.ViewClaims)) clients = Among(clients, db.OpenClaims);
        // Hardly anybody is listed or to be verified; who is not, or was never looked for, may be nearly everybody.
        if (Freeze is { } freeze && db.FreezeStandings.Where(f => f.State == freeze) is var standing)
            clients = freeze switch
            {
                FreezeState.Unchecked => clients.Where(c => !db.FreezeStandings.Any(f => f.ClientId == c.Id)),
                FreezeState.No => clients.Where(c => standing.Any(f => f.ClientId == c.Id)),
                _ => Among(clients, standing),
            };
        return clients;
    }

    private static IQueryable<Client> Among<T>(IQueryable<Client> clients, IQueryable<T> rows) where T : IOwned
    {
        var owners = rows.Select(row => row.ClientId);
        return clients.Where(c => owners.Contains(c.Id));
    }
}
