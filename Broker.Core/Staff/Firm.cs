using Broker.Core.Common;

namespace Broker.Core.Staff;

/// <summary>The brokerage itself, as its clients and its documents name it. One row.</summary>
public sealed class Firm : Entity
{
    public const int LinesLength = 1000;

    public static readonly Guid OnlyId = new("f1a3b5c7-0000-7000-8000-000000000001");

    public required string Name { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>Its other addresses.</summary>
    public List<FirmOffice> Offices { get; set; } = [];

    /// <summary>Registration number of insurance intermediaries in France.</summary>
    public string? Orias { get; set; }

    /// <summary>What its documents say at their head and foot, where their templates ask for it; several lines.</summary>
    public string? Header { get; set; }
    public string? Footer { get; set; }

    /// <summary>Main colour of the client face and of documents, "#1f5f5b"; the product's own when empty.</summary>
    public string? Colour { get; set; }

    /// <summary>How clients' people come in, and who of the firm needs a second factor (D-21).</summary>
    public SignInWays SignInWays { get; set; }
    public SecondFactorFor SecondFactor { get; set; }

    /// <summary>A PNG, for the head of documents.</summary>
    public byte[]? Logo { get; set; }

    /// <summary>Street, then postal code and town, on two lines.</summary>
    public string Address => string.Join('\n', new[] { Street, $"{PostalCode} {City}".Trim() }.Where(line => !string.IsNullOrEmpty(line)));

    /// <summary>As documents name it; what only the configuration knows stays as configured.</summary>
    public FirmIdentity ToIdentity(FirmIdentity configured) => configured with
    {
        Name = Name, Street = Street ?? "", PostalCode = PostalCode ?? "", City = City ?? "", Orias = Orias ?? "", Phone = Phone ?? "", Email = Email ?? "",
        Header = Header ?? "", Footer = Footer ?? "",
        Logo = Logo ?? configured.Logo,
    };
}
