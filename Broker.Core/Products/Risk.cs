using Broker.Core.Common;
using Broker.Core.Templates;

namespace Broker.Core.Products;

/// <summary>Which insured items a contract of this risk carries (vehicles, buildings or persons), if any.</summary>
public enum ItemKind { None, Vehicle, Building, Person }

/// <summary>A contract type (risque): what is insured, whoever the insurer.</summary>
public sealed class Risk : Entity
{
    public const int NameLength = 120, HelpLength = 300, MostQuestions = 40;

    public required string Name { get; set; }

    /// <summary>Clients may ask for a quote on it, online.</summary>
    public bool Published { get; set; }

    /// <summary>What clients read instead.</summary>
    public string? PublicName { get; set; }

    /// <summary>In a line, for those who do not know the trade.</summary>
    public string? Help { get; set; }

    /// <summary>What is asked of whoever wants a quote, in this order.</summary>
    public List<RiskQuestion> Questions { get; init; } = [];

    public string ShownName => PublicName ?? Name;

    public required ItemKind ItemKind { get; init; }

    /// <summary>Vehicles or buildings that come and go: its contracts are fleets (D-13).</summary>
    public bool IsFleet { get; private set; }

    /// <summary>Persons make a group, nothing makes nothing: only vehicles and buildings make a fleet.</summary>
    public void MakeFleet(bool fleet) => IsFleet = fleet && ItemKind is (ItemKind.Vehicle or ItemKind.Building);
}

/// <summary>A question to whoever asks for a quote. What was answered is kept with its wording: a question may change or go.</summary>
public sealed class RiskQuestion
{
    public const int LabelLength = 160, HelpLength = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RiskId { get; init; }
    public required string Label { get; set; }
    public string? Help { get; set; }
    public FieldType Type { get; set; }
    public bool Required { get; set; }
    public List<string> Choices { get; set; } = [];
    public int Position { get; set; }

    /// <summary>The name by which a form, and a problem, speak of it.</summary>
    public string Name => Id.ToString("N");

    /// <summary>As questions are asked elsewhere.</summary>
    public AskedField ToAsked() => new() { Id = Id, Tag = Name, Label = Label, Help = Help, Type = Type, Required = Required, Choices = Choices, Position = Position };
}

public sealed class Insurer : Entity
{
    public const int NameLength = 120, AddressLength = 300;

    public required string Name { get; set; }

    /// <summary>As it stands on documents, in lines.</summary>
    public string? Address { get; set; }
}
