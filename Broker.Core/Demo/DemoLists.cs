using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Lists;

namespace Broker.Core.Demo;

/// <summary>The words and fields of the firm's own.</summary>
internal static class DemoLists
{
    private static readonly Dictionary<ListKind, string[]> Shipped = new()
    {
        [ListKind.ContactType] = ["Dirigeant", "Comptabilité", "Ressources humaines", "Responsable du parc", "Syndic", "Conjoint", "Autre"],
        [ListKind.SocioProfessionalCategory] = ["Agriculteurs exploitants", "Artisans, commerçants et chefs d’entreprise", "Cadres et professions intellectuelles supérieures", "Professions intermédiaires", "Employés", "Ouvriers", "Retraités", "Étudiants", "Sans activité professionnelle"],
        [ListKind.BusinessOrigin] = ["Recommandation d’un client", "Apporteur d’affaires", "Site internet", "Appel entrant", "Prospection", "Salon professionnel", "Reprise de portefeuille"],
        [ListKind.Segment] = ["Grands comptes", "Entreprises", "Professionnels", "Particuliers"],
        [ListKind.LegalForm] = ["Entrepreneur individuel", "EURL", "SARL", "SASU", "SAS", "SA", "SNC", "SCI", "SELARL", "SCOP", "Association", "Syndicat de copropriétaires", "Collectivité"],
        [ListKind.UserRole] = ["Chargé de clientèle", "Gestionnaire de contrats", "Gestionnaire de sinistres", "Comptabilité clients"],
        [ListKind.Affiliation] = ["Filiale", "Établissement", "Copropriété gérée", "Membre d’un groupement", "Comité social et économique", "Salarié"],
        [ListKind.AssociationKind] = ["Conjoint", "Parent ou enfant", "Associé", "Même dirigeant", "Bailleur et locataire", "Client et fournisseur", "Partenaire"],
        [ListKind.EndReason] = ["Résiliation à l’échéance par l’assuré", "Résiliation à l’échéance par l’assureur", "Résiliation infra-annuelle", "Prime impayée", "Vente du bien", "Disparition du risque", "Cessation d’activité", "Après sinistre", "Changement de courtier", "Remplacement"],
        [ListKind.EndorsementReason] = ["Changement d’adresse", "Ajout d’un bénéficiaire", "Retrait d’un bénéficiaire", "Modification de garanties", "Révision de la prime", "Changement de fractionnement"],
        [ListKind.ContractSubStatus] = ["En attente de signature", "En attente de pièces", "À renégocier", "Mise en demeure envoyée"],
        [ListKind.QuoteProbability] = ["10 %", "25 %", "50 %", "75 %", "90 %"],
        [ListKind.PlateChangeReason] = ["Changement d’immatriculation", "Immatriculation définitive reçue", "Erreur de saisie"],
        [ListKind.ItemExitReason] = ["Vente", "Destruction", "Vol", "Restitution en fin de location", "Fin d’exposition", "Départ"],
        [ListKind.VehicleCategory] = ["Véhicule léger", "Utilitaire léger", "Poids lourd", "Tracteur routier", "Remorque", "Engin", "Deux-roues", "Transport de personnes", "Semi-remorque", "Porteur", "Utilitaire", "Voiture particulière"],
        [ListKind.VehicleEnergy] = ["Gazole", "Essence", "Électrique", "Hybride", "Hybride rechargeable", "GPL", "Gaz naturel", "Hydrogène"],
        [ListKind.VehicleUsage] = ["Affaires", "Tournées", "Transport pour compte propre", "Transport pour compte d’autrui", "Transport de personnes", "Chantier"],
        [ListKind.BuildingCapacity] = ["Propriétaire", "Locataire", "Propriétaire non occupant", "Copropriétaire", "Occupant à titre gratuit"],
        [ListKind.ContributionBase] = ["Chiffre d’affaires", "Masse salariale", "Effectif", "Nombre de véhicules", "Valeur assurée", "Surface"],
        [ListKind.EventType] = ["Appel téléphonique", "E-mail", "Courrier", "Rendez-vous", "Visite de risque", "Note interne"],
        [ListKind.TaskEntryKind] = ["Appel", "Relance", "Rendez-vous", "Étude", "Rédaction"],
        [ListKind.Tax] = ["TSCA9/Taxe sur les conventions d’assurance, 9 %", "TSCA18/Taxe sur les conventions d’assurance, automobile", "FGAO/Fonds de garantie des assurances obligatoires"],
        [ListKind.Index] = ["FFB/Indice FFB du coût de la construction", "RI/Indice des risques industriels"],
        [ListKind.CorrespondenceType] = ["FACT/Facturation", "SIN/Sinistres", "PARC/Gestion du parc"],
    };

    private static readonly Dictionary<string, DatedFigure[]> Figures = new()
    {
        ["TSCA9"] = [new(new(2016, 1, 1), 9m)],
        ["TSCA18"] = [new(new(2016, 1, 1), 18m)],
        ["FGAO"] = [new(new(2017, 7, 1), 2m)],
        ["FFB"] = [new(new(2026, 4, 1), 1189.6m), new(new(2026, 1, 1), 1183.2m), new(new(2025, 10, 1), 1178.5m)],
        ["RI"] = [new(new(2026, 4, 1), 7214m), new(new(2026, 1, 1), 7171m)],
    };

    private const string FreezeCheckName = "Vérification gel des avoirs";

    /// <summary>The type of event a look into the register of frozen assets writes.</summary>
    public static Guid FreezeCheck => Word(ListKind.EventType, FreezeCheckName);

    public static void Write(DemoBook book)
    {
        foreach (var (list, words) in Shipped)
        {
            for (var at = 0; at < words.Length; at++)
            {
                var (name, code) = ListValue.HasCode(list) ? (words[at].Split('/')[1], words[at].Split('/')[0]) : (words[at], null);
                book.Add(new ListValue { Id = Word(list, name), List = list, Name = name, Code = code, Position = at + 1, Figures = [.. Figures.GetValueOrDefault(code ?? "", [])] });
            }
        }
        book.Add(new ListValue { Id = FreezeCheck, List = ListKind.EventType, Name = FreezeCheckName, Code = ListValue.FreezeCheck, Position = 1 + Shipped[ListKind.EventType].Length });
        book.Rows.OfType<Contract>().Single(c => c.Id == Cast.Suspended.Id).SubStatusId = Word(ListKind.ContractSubStatus, "Mise en demeure envoyée");
        Fields(book);
    }

    /// <summary>The word of that name, one of those above.</summary>
    public static Guid Word(ListKind list, string name) => DemoBook.Id<ListValue>($"{list}/{name}");

    /// <summary>The same, if there is one.</summary>
    public static Guid? WordIf(ListKind list, string name) => Shipped[list].Contains(name) ? Word(list, name) : null;

    private static void Fields(DemoBook book)
    {
        const string Follow = "Suivi commercial", Activity = "Activité";
        var staff = Field("Équivalents temps plein", CustomFieldType.Number, Activity, "Salariés au dernier recensement.");
        var visited = Field("Dernière visite", CustomFieldType.Date, Follow);
        var way = Field("Préfère être joint", CustomFieldType.Choice, Follow, null, "Par téléphone", "Par e-mail", "En rendez-vous");
        var audit = Field("Audit de prévention réalisé", CustomFieldType.YesNo, Follow);
        var books = Field("Code comptable", CustomFieldType.Text, null, "Compte auxiliaire dans le logiciel comptable du cabinet.");
        var signs = book.Add(new CustomField
        {
            Id = DemoBook.Id<CustomField>("signs"), Subject = CustomSubject.Contact, Label = "Signe les contrats", Type = CustomFieldType.YesNo, Position = 1,
        });

        Hold(Cast.Rivelaine, staff, "184");
        Hold(Cast.Rivelaine, visited, $"{book.Today.AddDays(-47):yyyy-MM-dd}");
        Hold(Cast.Rivelaine, way, way.Choices[2].Id.ToString());
        Hold(Cast.Rivelaine, audit, "true");
        Hold(Cast.Rivelaine, books, "411RIVEL");
        Hold(Cast.Pelissier, staff, "6");
        Hold(Cast.Pelissier, way, way.Choices[0].Id.ToString());
        Hold(Cast.Hartwell, staff, "37.5");
        Value(Cast.Rivelaine, DemoBook.Id<Contact>(Cast.Luc.Email), signs, "true");

        CustomField Field(string label, CustomFieldType type, string? heading, string? help = null, params string[] choices) => book.Add(new CustomField
        {
            Id = DemoBook.Id<CustomField>(label), Subject = CustomSubject.Client, Label = label, Type = type, Heading = heading, Help = help,
            Choices = [.. choices.Select(c => new CustomChoice(DemoBook.Id("custom-choice", c), c))], Position = 1 + book.Rows.OfType<CustomField>().Count(),
        });

        void Hold(CastClient client, CustomField field, string value) => Value(client, client.Id, field, value);

        void Value(CastClient client, Guid subject, CustomField field, string value) => book.Add(new CustomFieldValue
        {
            Id = DemoBook.Id<CustomFieldValue>($"{subject}/{field.Id}"), ClientId = client.Id, SubjectId = subject, FieldId = field.Id, Value = value,
        });
    }
}
