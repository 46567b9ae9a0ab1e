using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Core.SignIn;

/// <summary>Somebody who asked for an account of their own (F1) and has yet to show that the address is theirs. No record of a client before that.</summary>
public sealed class ProspectRequest : Entity, IStaffOnly, IUntold
{
    public const int NameLength = 80, CompanyLength = 120, PhoneLength = 30, PostalCodeLength = 12;

    public required Guid LinkId { get; init; }
    public required string Email { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>None for a private person.</summary>
    public string? Company { get; init; }
    public string? Phone { get; init; }
    public string? PostalCode { get; init; }
    public required string Language { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>As the firm would enter it.</summary>
    public SaveClient.Input ToClient() => new()
    {
        Kind = Company is null ? ClientKind.NaturalPerson : ClientKind.Company, Name = Company, FirstName = Company is null ? FirstName : null, LastName = Company is null ? LastName : null,
        Email = Email, Phone = Phone, PostalCode = PostalCode, State = ClientState.Prospect,
    };
}
