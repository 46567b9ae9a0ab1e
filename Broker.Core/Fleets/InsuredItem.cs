using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>Asked: a client entered it and the firm has not said yes. Dropped: the firm said no, or it was withdrawn. Neither is ever covered.</summary>
public enum ItemStanding { Confirmed, Asked, Dropped }

/// <summary>A vehicle, a building or a person insured by a contract (bénéficiaire).</summary>
public abstract class InsuredItem : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Items;

    public const int LabelLength = 160;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public abstract ItemKind ItemKind { get; }

    /// <summary>What one calls it in a list: plate, building's or person's name.</summary>
    public string Label { get; protected set; } = "";

    /// <summary>What the list's own filter looks into.</summary>
    public string SearchText { get => Inputs.Cut(Searchable.Of([Label, .. FoundBy]), ItemKeys.SoughtLength); private set { } }

    /// <summary>Its place in the list's alphabet; among those of its category; by the day it goes.</summary>
    public string SortKey { get => ItemKeys.OfLabel(ItemKind, Label); private set { } }
    public string GroupKey { get => ItemKeys.OfGroup(Group, SortKey); private set { } }
    public DateOnly ExitKey { get => ItemKeys.OfExit(Standing, ExitedOn); private set { } }

    /// <summary>Beside its label.</summary>
    private protected virtual IEnumerable<string?> FoundBy => [];
    private protected virtual string? Group => null;
    public ItemStanding Standing { get; private set; }
    public required DateOnly EnteredOn { get; set; }

    /// <summary>The hour, where it is known: from the day's beginning otherwise.</summary>
    public TimeOnly? EntryTime { get; set; }

    /// <summary>The sheet it came with.</summary>
    public Guid? BatchId { get; set; }

    /// <summary>First day without cover; the item stays in the list, as one that left. One that is not confirmed has the day of its entry here, so that it counts on no day.</summary>
    public DateOnly? ExitedOn { get; set; }
    public TimeOnly? ExitTime { get; set; }

    /// <summary>By the firm's wall clock.</summary>
    public DateTime From => EnteredOn.ToDateTime(EntryTime ?? TimeOnly.MinValue);

    /// <summary>First moment without cover.</summary>
    public DateTime? Until => ExitedOn?.ToDateTime(ExitTime ?? TimeOnly.MinValue);

    public bool IsCoveredOn(DateOnly day) => EnteredOn <= day && !(ExitedOn <= day);

    /// <summary>It waits for the firm's word.</summary>
    public void Ask() => (Standing, ExitedOn, ExitTime) = (ItemStanding.Asked, EnteredOn, EntryTime);

    public void Confirm() => (Standing, ExitedOn, ExitTime) = (ItemStanding.Confirmed, null, null);

    /// <summary>Refused, withdrawn, or entered by mistake.</summary>
    public void Drop() => (Standing, ExitedOn, ExitTime) = (ItemStanding.Dropped, EnteredOn, EntryTime);
}

public sealed class Building : InsuredItem
{
    public const int NameLength = 120, StreetLength = 200, PostalCodeLength = 12, CityLength = 100;

    private string name = "";

    public override ItemKind ItemKind => ItemKind.Building;
    public required string Name { get => name; set => Label = name = value; }
    public required string Street { get; set; }
    public required string PostalCode { get; set; }
    public required string City { get; set; }

    /// <summary>Square metres.</summary>
    public int? Area { get; set; }

    /// <summary>As what the client insures it (qualité): owner, tenant, non-occupying owner; a word of the firm's list.</summary>
    public string? Capacity { get; set; }
    private protected override string? Group => Capacity;
    private protected override IEnumerable<string?> FoundBy => [Street, PostalCode, City];
}

public enum Gender { Female, Male }

public sealed class InsuredPerson : InsuredItem
{
    public const int FirstNameLength = 80, LastNameLength = 80;

    private string firstName = "", lastName = "";

    public override ItemKind ItemKind => ItemKind.Person;
    public Clients.Civility? Civility { get; set; }
    public required string FirstName { get => firstName; set { firstName = value; Label = $"{lastName} {firstName}".Trim(); } }
    public required string LastName { get => lastName; set { lastName = value; Label = $"{lastName} {firstName}".Trim(); } }
    public DateOnly? BornOn { get; set; }

    /// <summary>As far as the civility says (R-GRP-02).</summary>
    public Gender? Gender => Civility switch { Clients.Civility.Madam => Fleets.Gender.Female, Clients.Civility.Sir => Fleets.Gender.Male, _ => null };
}
