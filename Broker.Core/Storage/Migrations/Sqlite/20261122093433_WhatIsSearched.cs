using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhatIsSearched : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCity",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByName",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_HandlerId_SortName_Id_State_Kind",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Clients");

            migrationBuilder.AddColumn<DateOnly>(
                name: "InsuredUntil",
                table: "Clients",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCity",
                table: "Clients",
                columns: new[] { "SortCity", "Id", "State", "Kind", "HandlerId", "InsuredUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients",
                columns: new[] { "CreatedAt", "Id", "State", "Kind", "HandlerId", "InsuredUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByName",
                table: "Clients",
                columns: new[] { "SortName", "Id", "State", "Kind", "HandlerId", "InsuredUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_HandlerId_Kind_State_SortName_Id",
                table: "Clients",
                columns: new[] { "HandlerId", "Kind", "State", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_InsuredUntil_SortName_Id_State_Kind",
                table: "Clients",
                columns: new[] { "InsuredUntil", "SortName", "Id", "State", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCity",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByName",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_HandlerId_Kind_State_SortName_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_InsuredUntil_SortName_Id_State_Kind",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "InsuredUntil",
                table: "Clients");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Contracts",
                type: "TEXT",
                maxLength: 41,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Contacts",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Clients",
                type: "TEXT",
                maxLength: 800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCity",
                table: "Clients",
                columns: new[] { "SortCity", "Id", "State", "Kind", "HandlerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients",
                columns: new[] { "CreatedAt", "Id", "State", "Kind", "HandlerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByName",
                table: "Clients",
                columns: new[] { "SortName", "Id", "State", "Kind", "HandlerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_HandlerId_SortName_Id_State_Kind",
                table: "Clients",
                columns: new[] { "HandlerId", "SortName", "Id", "State", "Kind" });
        }
    }
}
