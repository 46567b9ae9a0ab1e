namespace Broker.Portal.Features.Clients;

/// <summary>Texts of the record's associations: colleagues, other clients, contacts, products, mailing lists.</summary>
public sealed class AssociationsText;
