using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FleetMovements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Capacity",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Civility",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Energy",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "EntryTime",
                table: "InsuredItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "ExitTime",
                table: "InsuredItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FinanceCompany",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GaragePostalCode",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "GrossWeight",
                table: "InsuredItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MainDriver",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlateCountry",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlateKey",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlateKind",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 40,
                nullable: true,
                defaultValue: "Siv");

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Confirmed");

            migrationBuilder.AddColumn<string>(
                name: "Usage",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ValueMinor",
                table: "InsuredItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ItemGuarantees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GuaranteeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    LimitMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    DeductibleMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemGuarantees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemGuarantees_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ItemGuarantees_Guarantees_GuaranteeId",
                        column: x => x.GuaranteeId,
                        principalTable: "Guarantees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ItemGuarantees_InsuredItems_ClientId_ItemId",
                        columns: x => new { x.ClientId, x.ItemId },
                        principalTable: "InsuredItems",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ItemMovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EffectiveTime = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    ReasonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    EndorsementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    OldKey = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    NewKey = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CancelsId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Acknowledged = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemMovements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemMovements_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ItemMovements_Endorsements_ClientId_EndorsementId",
                        columns: x => new { x.ClientId, x.EndorsementId },
                        principalTable: "Endorsements",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ItemMovements_InsuredItems_ClientId_ItemId",
                        columns: x => new { x.ClientId, x.ItemId },
                        principalTable: "InsuredItems",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ItemMovements_ListValues_ReasonId",
                        column: x => x.ReasonId,
                        principalTable: "ListValues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ItemTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Managed = table.Column<bool>(type: "INTEGER", nullable: false),
                    NeedsApproval = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClientBackDays = table.Column<int>(type: "INTEGER", nullable: false),
                    OnlyByEndorsement = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnderDelegation = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemTerms_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ContractId_PlateKey",
                table: "InsuredItems",
                columns: new[] { "ContractId", "PlateKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemGuarantees_ClientId_ContractId",
                table: "ItemGuarantees",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemGuarantees_ClientId_ItemId",
                table: "ItemGuarantees",
                columns: new[] { "ClientId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemGuarantees_GuaranteeId",
                table: "ItemGuarantees",
                column: "GuaranteeId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemGuarantees_ItemId_GuaranteeId",
                table: "ItemGuarantees",
                columns: new[] { "ItemId", "GuaranteeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ClientId_ContractId",
                table: "ItemMovements",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ClientId_EndorsementId",
                table: "ItemMovements",
                columns: new[] { "ClientId", "EndorsementId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ClientId_ItemId",
                table: "ItemMovements",
                columns: new[] { "ClientId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ContractId_AskedAt_Id",
                table: "ItemMovements",
                columns: new[] { "ContractId", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ContractId_NewKey",
                table: "ItemMovements",
                columns: new[] { "ContractId", "NewKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ContractId_OldKey",
                table: "ItemMovements",
                columns: new[] { "ContractId", "OldKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ItemId_EffectiveOn",
                table: "ItemMovements",
                columns: new[] { "ItemId", "EffectiveOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_ReasonId",
                table: "ItemMovements",
                column: "ReasonId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemMovements_State_EffectiveOn",
                table: "ItemMovements",
                columns: new[] { "State", "EffectiveOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemTerms_ClientId_ContractId",
                table: "ItemTerms",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemTerms_ContractId",
                table: "ItemTerms",
                column: "ContractId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ItemGuarantees");

            migrationBuilder.DropTable(
                name: "ItemMovements");

            migrationBuilder.DropTable(
                name: "ItemTerms");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ContractId_PlateKey",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "Capacity",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "Civility",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "Energy",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "EntryTime",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "ExitTime",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "FinanceCompany",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "GaragePostalCode",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "GrossWeight",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "MainDriver",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "PlateCountry",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "PlateKey",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "PlateKind",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "Usage",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "ValueMinor",
                table: "InsuredItems");
        }
    }
}
