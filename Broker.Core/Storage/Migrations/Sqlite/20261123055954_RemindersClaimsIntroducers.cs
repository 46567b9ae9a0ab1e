using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RemindersClaimsIntroducers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Handling",
                table: "Products",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Entrusted");

            migrationBuilder.AlterColumn<Guid>(
                name: "RiskId",
                table: "ListedDocuments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<Guid>(
                name: "GuaranteeId",
                table: "ListedDocuments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "IntroducerId",
                table: "Contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DocumentReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Slot = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Documents = table.Column<int>(type: "INTEGER", nullable: false),
                    Says = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DocumentReminders_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Introducers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Introducers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReminderRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OnSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Term = table.Column<int>(type: "INTEGER", nullable: false),
                    DaysBefore = table.Column<string>(type: "TEXT", nullable: false),
                    Daily = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    OfficeDays = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderRules", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ListedDocuments_GuaranteeId_TypeId",
                table: "ListedDocuments",
                columns: new[] { "GuaranteeId", "TypeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ClaimId_ListedId",
                table: "ExpectedDocuments",
                columns: new[] { "ClaimId", "ListedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_IntroducerId",
                table: "Contracts",
                column: "IntroducerId");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReminders_ClientId_Day_Slot",
                table: "DocumentReminders",
                columns: new[] { "ClientId", "Day", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReminders_MessageId",
                table: "DocumentReminders",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_Introducers_Name",
                table: "Introducers",
                column: "Name",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Contracts_Introducers_IntroducerId",
                table: "Contracts",
                column: "IntroducerId",
                principalTable: "Introducers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ListedDocuments_Guarantees_GuaranteeId",
                table: "ListedDocuments",
                column: "GuaranteeId",
                principalTable: "Guarantees",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Contracts_Introducers_IntroducerId",
                table: "Contracts");

            migrationBuilder.DropForeignKey(
                name: "FK_ListedDocuments_Guarantees_GuaranteeId",
                table: "ListedDocuments");

            migrationBuilder.DropTable(
                name: "DocumentReminders");

            migrationBuilder.DropTable(
                name: "Introducers");

            migrationBuilder.DropTable(
                name: "ReminderRules");

            migrationBuilder.DropIndex(
                name: "IX_ListedDocuments_GuaranteeId_TypeId",
                table: "ListedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_ExpectedDocuments_ClaimId_ListedId",
                table: "ExpectedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_IntroducerId",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "Handling",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "GuaranteeId",
                table: "ListedDocuments");

            migrationBuilder.DropColumn(
                name: "IntroducerId",
                table: "Contracts");

            migrationBuilder.AlterColumn<Guid>(
                name: "RiskId",
                table: "ListedDocuments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
