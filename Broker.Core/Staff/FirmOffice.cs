using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;

namespace Broker.Core.Staff;

/// <summary>Another address of the firm's than its main one.</summary>
public sealed record FirmOffice
{
    public const int Most = 30;

    [Required, MaxLength(80)] public string? Name { get; set; }
    [MaxLength(200)] public string? Street { get; set; }
    [MaxLength(12)] public string? PostalCode { get; set; }
    [MaxLength(100)] public string? City { get; set; }
    [MaxLength(30)] public string? Phone { get; set; }

    internal FirmOffice Tidied() => new() { Name = Name!.Trim(), Street = Inputs.Tidy(Street), PostalCode = Inputs.Tidy(PostalCode), City = Inputs.Tidy(City), Phone = Inputs.Tidy(Phone) };
}
